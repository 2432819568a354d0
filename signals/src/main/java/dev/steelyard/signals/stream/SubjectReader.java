package dev.steelyard.signals.stream;

import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.signal.EventSubject;
import dev.steelyard.domain.user.User;
import dev.steelyard.http.answer.OAuthError;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Parses the subject identifiers that receivers send (SSF 1.0, section 3, and RFC 9493). Only a
 * user may be a simple subject. Thread-safe.
 *
 * @param issuer of users
 */
public record SubjectReader(String issuer) {
    private static final String FORMAT = "format";

    /** The members of complex subjects that events have. */
    private static final Set<String> MEMBERS =
            Set.of("user", "session", "application", "group", "tenant", "org_unit");

    /**
     * A member that no event has is ignored ("Subject 2's field is not defined", section 8.1.3.1).
     *
     * @return empty: no event can have this subject
     * @throws OAuthError {@code invalid_request} where it is malformed
     */
    Optional<EventSubject> added(@Nullable JsonNode value) {
        return read(value);
    }

    /**
     * A subject with a member that no event has matches no event: its removal has no effect.
     *
     * @return empty: no event can have this subject
     * @throws OAuthError {@code invalid_request} where it is malformed
     */
    Optional<EventSubject> removed(@Nullable JsonNode value) {
        return read(value)
                .filter(
                        _ ->
                                !(value instanceof ObjectNode object)
                                        || !isComplex(object)
                                        || object.propertyNames().stream()
                                                .allMatch(
                                                        name ->
                                                                name.equals(FORMAT)
                                                                        || MEMBERS.contains(name)));
    }

    private Optional<EventSubject> read(@Nullable JsonNode value) {
        var subject = object(value);
        return isComplex(subject) ? complex(subject) : user(subject).map(EventSubject::user);
    }

    private static boolean isComplex(ObjectNode subject) {
        return subject.path(FORMAT).asString("").equals("complex");
    }

    private Optional<EventSubject> complex(ObjectNode subject) {
        if (subject.size() < 2) {
            throw StreamBody.invalid("A complex subject has a member beside its format.");
        }
        var names = subject.propertyNames().stream().filter(name -> !name.equals(FORMAT)).toList();
        for (var name : names) {
            object(subject.get(name));
        }
        if (names.stream().noneMatch(MEMBERS::contains)
                || !names.stream()
                        .filter(MEMBERS::contains)
                        .allMatch(name -> isOurs(subject, name))) {
            return Optional.empty();
        }
        return Optional.of(
                new EventSubject(
                        subject.has("user") ? user(object(subject.get("user"))).orElse(null) : null,
                        id(subject, "session"),
                        id(subject, "application"),
                        id(subject, "group"),
                        id(subject, "tenant"),
                        id(subject, "org_unit")));
    }

    private boolean isOurs(ObjectNode subject, String name) {
        var member = object(subject.get(name));
        return name.equals("user") ? user(member).isPresent() : opaque(member).isPresent();
    }

    private <T> @Nullable Id<T> id(ObjectNode subject, String name) {
        return subject.has(name)
                ? SubjectReader.<T>opaque(object(subject.get(name))).orElse(null)
                : null;
    }

    private Optional<Id<User>> user(ObjectNode subject) {
        if (!subject.path(FORMAT).asString("").equals("iss_sub")) {
            return Optional.empty();
        }
        var texts = List.of(text(subject, "iss"), text(subject, "sub"));
        return texts.getFirst().equals(issuer) ? Id.parse(texts.getLast()) : Optional.empty();
    }

    private static <T> Optional<Id<T>> opaque(ObjectNode subject) {
        return subject.path(FORMAT).asString("").equals("opaque")
                ? Id.parse(text(subject, "id"))
                : Optional.empty();
    }

    /** RFC 9493, section 3: "MUST conform to a specific Identifier Format". */
    private static ObjectNode object(@Nullable JsonNode value) {
        if (!(value instanceof ObjectNode object) || !object.path(FORMAT).isString()) {
            throw StreamBody.invalid("A subject is an object with a format.");
        }
        return object;
    }

    private static String text(ObjectNode subject, String name) {
        return new StreamBody(subject)
                .text(name)
                .orElseThrow(() -> StreamBody.invalid("The subject has no " + name + "."));
    }
}
