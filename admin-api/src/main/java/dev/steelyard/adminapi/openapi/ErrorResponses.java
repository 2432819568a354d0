package dev.steelyard.adminapi.openapi;

import dev.steelyard.domain.refusal.RefusalCode;
import dev.steelyard.operations.field.Fields;
import dev.steelyard.operations.model.Operation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The refusals of operations, as the document describes them. */
final class ErrorResponses {
    private static final List<RefusalCode> ALWAYS_FORBIDDEN =
            List.of(RefusalCode.PERMISSION_MISSING, RefusalCode.AUTHORITY_SUSPENDED);

    private final Schemas schemas;

    ErrorResponses(Schemas schemas) {
        this.schemas = schemas;
    }

    /** Refusals that several operations have, by name. */
    Map<String, Object> named() {
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
                        "`temporarily_unavailable`: too much at once, or no store; see"
                                + " Retry-After"));
        return all;
    }

    /** The refusals of one operation, by status. */
    Map<String, Object> of(Operation<?, ?> operation) {
        var all = new LinkedHashMap<String, Object>();
        all.put("400", reference("Invalid"));
        all.put("401", reference("Unauthenticated"));
        all.put(
                "403",
                refusal(
                        Stream.concat(
                                        ALWAYS_FORBIDDEN.stream(),
                                        operation.access().forbids().stream())
                                .map(code -> "`" + code.code() + "`")
                                .collect(Collectors.joining(", "))));
        if (!operation.variables().isEmpty()) {
            all.put("404", reference("NotFound"));
        }
        if (!operation.isRead()) {
            all.put("409", reference(operation.isRepeatable() ? "ConflictOrInUse" : "Conflict"));
            all.put("412", reference("Changed"));
            all.put("413", reference("TooLarge"));
            all.put("415", reference("NotJson"));
            if (operation.isRepeatable()) {
                all.put("422", reference("KeyReused"));
            }
            all.put("429", reference("TooManyChanges"));
        }
        all.put("503", reference("Unavailable"));
        return all;
    }

    private static Map<String, Object> reference(String name) {
        return JsonObjects.reference("responses", name);
    }

    private Map<String, Object> refusal(String description) {
        return JsonObjects.of(
                "description",
                description,
                "content",
                JsonObjects.of("application/json", JsonObjects.of("schema", error())));
    }

    private Map<String, Object> error() {
        var change =
                schemas.add(
                        "Change",
                        Schemas.object(
                                "A member that isn't as it was sent.",
                                JsonObjects.of(
                                        "field",
                                        schemas.field(Fields.text("field", "Its name.")),
                                        "sent",
                                        JsonObjects.of(
                                                "description",
                                                "As it was sent; of a list that is replaced whole,"
                                                        + " what isn't there."),
                                        "current",
                                        JsonObjects.of(
                                                "description",
                                                "As it is now; of such a list, what wasn't sent.")),
                                List.of("field", "sent", "current")));
        var refusal =
                schemas.add(
                        "Refusal",
                        Schemas.object(
                                "One refusal.",
                                JsonObjects.of(
                                        "status",
                                        schemas.field(Fields.number("status", "As in the answer.")),
                                        "code",
                                        schemas.field(Fields.text("code", "For programs; stable.")),
                                        "message",
                                        schemas.field(Fields.text("message", "What is allowed.")),
                                        "field",
                                        schemas.field(Fields.text("field", "What is wrong.")),
                                        "version",
                                        schemas.field(
                                                Fields.number(
                                                        "version", "Of 412: the present one.")),
                                        "changes",
                                        JsonObjects.of(
                                                "type",
                                                "array",
                                                "description",
                                                "Of 412: what was sent and is otherwise by now;"
                                                        + " absent where the caller can't read it.",
                                                "items",
                                                change),
                                        "reference",
                                        schemas.field(
                                                Fields.text("reference", "The request's id."))),
                                List.of("status", "code", "message", "reference")));
        return schemas.add(
                "Error",
                Schemas.object("Why not.", JsonObjects.of("error", refusal), List.of("error")));
    }
}
