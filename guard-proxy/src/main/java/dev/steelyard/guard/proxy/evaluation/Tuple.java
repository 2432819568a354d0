package dev.steelyard.guard.proxy.evaluation;

import dev.steelyard.guard.Inquiry;
import dev.steelyard.guard.state.PrincipalRef;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Subject, action and resource of an evaluation, in Steelyard's words:
 *
 * <ul>
 *   <li>a subject of type {@code client} is a client that acts for itself; one of type {@code user}
 *       a user, through the client that its property {@code client} names
 *   <li>on a resource of type {@code route}, a path, the action is a method: an operation of the
 *       API
 *   <li>on a resource of type {@code application}, an id, the action is a permission
 * </ul>
 *
 * <p>The context is not looked at: nothing that the caller could say there lets anybody do more.
 */
final class Tuple {
    private static final String NO_SUBJECT =
            "subject must be of type client, or user with the property client, and have an id.";
    private static final int LONGEST_ID = 256;

    private Tuple() {}

    /**
     * Reads one; what isn't in {@code tuple} is taken from {@code defaults}.
     *
     * @throws Malformed something is missing, or of another kind
     */
    static Inquiry read(ObjectNode tuple, ObjectNode defaults, String reference) {
        JsonNode context = member(tuple, defaults, "context");
        if (!context.isMissingNode() && !context.isObject()) {
            throw new Malformed("context must be an object.");
        }
        return new Inquiry(
                principal(member(tuple, defaults, "subject")),
                wanted(member(tuple, defaults, "action"), member(tuple, defaults, "resource")),
                reference);
    }

    private static JsonNode member(ObjectNode tuple, ObjectNode defaults, String name) {
        return tuple.has(name) ? tuple.path(name) : defaults.path(name);
    }

    private static PrincipalRef principal(JsonNode subject) {
        String id = text(subject.path("id"), NO_SUBJECT);
        return switch (text(subject.path("type"), NO_SUBJECT)) {
            case "client" -> new PrincipalRef(id, null);
            case "user" ->
                    new PrincipalRef(
                            text(subject.path("properties").path("client"), NO_SUBJECT), id);
            default -> throw new Malformed(NO_SUBJECT);
        };
    }

    private static Inquiry.Wanted wanted(JsonNode action, JsonNode resource) {
        String name = text(action.path("name"), "action must have a name.");
        String kinds = "resource must be of type route or application, and have an id.";
        String id = resource.path("id").asString("");
        if (id.isEmpty() || !resource.path("id").isString()) throw new Malformed(kinds);
        return switch (text(resource.path("type"), kinds)) {
            case "route" -> new Inquiry.Route(name, id);
            case "application" -> permission(id, name);
            default -> throw new Malformed(kinds);
        };
    }

    private static Inquiry.Permission permission(String application, String name) {
        try {
            return new Inquiry.Permission(application, name);
        } catch (IllegalArgumentException e) {
            throw new Malformed("action must be named as a permission.");
        }
    }

    private static String text(JsonNode node, String otherwise) {
        if (!node.isString()) throw new Malformed(otherwise);
        String text = node.stringValue();
        if (text.isEmpty() || text.length() > LONGEST_ID) throw new Malformed(otherwise);
        return text;
    }

    /** A decision, with what explains it. */
    static Map<String, Object> answer(boolean decision, Map<String, ?> context) {
        return Map.of("decision", decision, "context", context);
    }
}
