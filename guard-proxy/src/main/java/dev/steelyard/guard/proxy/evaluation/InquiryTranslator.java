package dev.steelyard.guard.proxy.evaluation;

import dev.steelyard.guard.Inquiry;
import dev.steelyard.guard.principal.PrincipalRef;
import dev.steelyard.guard.refusal.ErrorCode;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Translates the subject, action and resource of an AuthZEN request to a question for the guard
 * about a user or client and an operation or permission. Steelyard's own types come first, then the
 * operator's. Steelyard's are
 *
 * <ul>
 *   <li>a subject of type {@code client}: a client that acts for itself
 *   <li>a subject of type {@code user}: a user, through the client that its property {@code client}
 *       names, or else the configured one
 *   <li>a resource of type {@code route}, a path: the action is a method
 *   <li>a resource of type {@code application}, an id: the action is a permission
 * </ul>
 *
 * <p>Other properties of a subject than {@code client} are ignored: a user's permissions come from
 * the user's roles. Thread-safe.
 */
final class InquiryTranslator {
    private final Vocabulary vocabulary;

    InquiryTranslator(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /**
     * @throws MalformedEvaluation the property {@code client} is no text
     */
    Inquiry inquiry(EvaluationTuple tuple, String reference) {
        ResourceType type = vocabulary.resources().get(tuple.resource().type());
        return new Inquiry(principal(tuple.subject(), type), wanted(tuple, type), reference);
    }

    private @Nullable PrincipalRef principal(
            EvaluationTuple.Entity subject, @Nullable ResourceType type) {
        return switch (subject.type()) {
            case "client" -> new PrincipalRef(subject.id(), null);
            case "user" -> {
                String client = client(subject, type);
                String user = vocabulary.users().getOrDefault(subject.id(), subject.id());
                yield client == null ? null : new PrincipalRef(client, user);
            }
            default -> null;
        };
    }

    private @Nullable String client(EvaluationTuple.Entity subject, @Nullable ResourceType type) {
        JsonNode named = subject.properties().path("client");
        if (named.isString()) return named.stringValue();
        if (!named.isMissingNode()) {
            throw new MalformedEvaluation("The property client of subject must be a text.");
        }
        return type == null || type.client() == null ? vocabulary.client() : type.client();
    }

    private static Inquiry.Wanted wanted(EvaluationTuple tuple, @Nullable ResourceType type) {
        String name = tuple.action().name();
        String id = tuple.resource().id();
        return switch (tuple.resource().type()) {
            case Vocabulary.ROUTE -> new Inquiry.Route(name, id);
            case Vocabulary.APPLICATION -> permission(id, name);
            default ->
                    type == null
                            ? new Inquiry.Unknown(ErrorCode.RESOURCE_UNKNOWN)
                            : own(tuple, type);
        };
    }

    private static Inquiry.Wanted own(EvaluationTuple tuple, ResourceType type) {
        String application = type.application(tuple.resource());
        if (application == null) return new Inquiry.Unknown(ErrorCode.RESOURCE_UNKNOWN);
        String permission = type.permission(tuple.action(), tuple.resource());
        return permission == null
                ? new Inquiry.Unknown(ErrorCode.ACTION_UNKNOWN)
                : new Inquiry.Permission(application, permission);
    }

    private static Inquiry.Wanted permission(String application, String name) {
        try {
            return new Inquiry.Permission(application, name);
        } catch (IllegalArgumentException e) {
            // No permission can have this name.
            return new Inquiry.Unknown(ErrorCode.ACTION_UNKNOWN);
        }
    }
}
