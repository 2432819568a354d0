package dev.steelyard.server.manage.openapi;

import dev.steelyard.domain.refusal.RefusalCode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What operations refuse, and in which form. */
final class Refusals {
    private static final Shape CHANGE =
            Shape.answered("Change", "A member that isn't as it was sent.")
                    .with("field", Schema.text("Its name."))
                    .with(
                            "sent",
                            Schema.any(
                                    "As it was sent; of a list that is replaced whole, what isn't there."))
                    .with("current", Schema.any("As it is now; of such a list, what wasn't sent."));

    static final Shape ERROR =
            Shape.answered("Error", "Why not.")
                    .with(
                            "error",
                            Schema.reference(
                                    Shape.answered("Refusal", "One refusal.")
                                            .with("status", Schema.number("As in the answer."))
                                            .with("code", Schema.text("For programs; stable."))
                                            .with("message", Schema.text("What is allowed."))
                                            .maybe("field", Schema.text("What is wrong."))
                                            .maybe(
                                                    "version",
                                                    Schema.number("Of 412: the present one."))
                                            .maybe(
                                                    "changes",
                                                    Schema.list(
                                                            "Of 412: what was sent and is otherwise"
                                                                    + " by now; absent where the"
                                                                    + " caller can't read it.",
                                                            CHANGE))
                                            .with("reference", Schema.text("The request's id."))));

    private static final List<RefusalCode> ALWAYS_FORBIDDEN =
            List.of(RefusalCode.PERMISSION_MISSING, RefusalCode.AUTHORITY_SUSPENDED);

    private Refusals() {}

    /** By name, for those that are the same wherever they occur. */
    static Map<String, Object> responses() {
        var all = new TreeMap<String, Object>();
        all.put("Invalid", refusal("`invalid`: it can't be read, or asks for what can't be"));
        all.put("Unauthenticated", refusal("No token, or none that is good here"));
        all.put("NotFound", refusal("`not_found`: unknown, or none of the caller's business"));
        all.put("Conflict", refusal("`conflict`: it is not now what the change expects"));
        all.put(
                "ConflictOrInUse",
                refusal(
                        "`conflict`: it is not now what the change expects;"
                                + " `idempotency_key_in_use`: the first request with this key is"
                                + " under way, Retry-After says when to repeat it"));
        all.put(
                "KeyReused",
                refusal("`idempotency_key_reused`: the key was used for another request"));
        all.put(
                "Changed",
                refusal(
                        "`version_mismatch`: ETag says which version it has, `changes` what is"
                                + " otherwise; where there is no ETag, it has no version"));
        all.put(
                "TooLarge",
                refusal("`body_too_large`: what was sent is more than one request may hold"));
        all.put(
                "TooManyChanges",
                refusal("`rate_limited`: the caller changed too much; see Retry-After"));
        all.put("NotJson", refusal("`unsupported_media_type`: send application/json"));
        all.put(
                "Unavailable",
                refusal(
                        "`temporarily_unavailable`: too much at once, or no store; see Retry-After"));
        return all;
    }

    static Map<String, Object> of(Described operation) {
        var all = new LinkedHashMap<String, Object>();
        if (operation.access().open()) {
            return all;
        }
        all.put("400", reference("Invalid"));
        all.put("401", reference("Unauthenticated"));
        var codes =
                Stream.concat(ALWAYS_FORBIDDEN.stream(), operation.access().forbids().stream())
                        .map(code -> "`" + code.code() + "`")
                        .collect(Collectors.joining(", "));
        all.put("403", refusal(codes));
        if (operation.path().contains("{")) {
            all.put("404", reference("NotFound"));
        }
        if (!operation.method().equals("GET")) {
            all.put("409", reference(Repeats.can(operation) ? "ConflictOrInUse" : "Conflict"));
        }
        if (!operation.method().equals("GET")) {
            all.put("412", reference("Changed"));
            all.put("413", reference("TooLarge"));
            all.put("415", reference("NotJson"));
        }
        if (Repeats.can(operation)) {
            all.put("422", reference("KeyReused"));
        }
        if (!operation.method().equals("GET")) {
            all.put("429", reference("TooManyChanges"));
        }
        all.put("503", reference("Unavailable"));
        return all;
    }

    private static Map<String, Object> reference(String name) {
        return Tree.of("$ref", "#/components/responses/" + name);
    }

    private static Map<String, Object> refusal(String description) {
        var json = new LinkedHashMap<String, Object>();
        json.put("description", description);
        json.put("content", Operations.content(Schema.reference(ERROR)));
        return json;
    }
}
