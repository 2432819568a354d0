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

/** Writes the error responses of each operation into the OpenAPI document. */
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
        all.put(
                "Invalid",
                refusal("`invalid`: the request can't be read, or a value is not allowed"));
        all.put("Unauthenticated", refusal("No access token, or an invalid one"));
        all.put(
                "UnauthenticatedOrLoginTooOld",
                refusal(
                        "No access token, or an invalid one; `login_too_old`: the user must log in"
                                + " again, with the `max_age` of the challenge (RFC 9470)"));
        all.put(
                "NotFound",
                refusal("`not_found`: it does not exist, or the caller may not see it"));
        all.put("Conflict", refusal("`conflict`: the present state does not allow the change"));
        all.put(
                "ConflictOrInUse",
                refusal(
                        "`conflict`: the present state does not allow the change;"
                                + " `idempotency_key_in_use`: the first request with this key is"
                                + " in progress; repeat it after Retry-After"));
        all.put(
                "KeyReused",
                refusal("`idempotency_key_reused`: the key was used for another request"));
        all.put(
                "Changed",
                refusal(
                        "`version_mismatch`: ETag has the present version, `changes` the members"
                                + " that differ; without an ETag, it has no version"));
        all.put("TooLarge", refusal("`body_too_large`: the request body is too large"));
        all.put(
                "TooManyChanges",
                refusal("`rate_limited`: the caller made too many changes; see Retry-After"));
        all.put("NotJson", refusal("`unsupported_media_type`: send application/json"));
        all.put(
                "Unavailable",
                refusal(
                        "`temporarily_unavailable`: too many requests, or no database; see"
                                + " Retry-After"));
        return all;
    }

    /** The refusals of one operation, by status. */
    Map<String, Object> of(Operation<?, ?> operation) {
        var all = new LinkedHashMap<String, Object>();
        all.put("400", reference("Invalid"));
        all.put(
                "401",
                reference(
                        operation.needsFreshProof()
                                ? "UnauthenticatedOrLoginTooOld"
                                : "Unauthenticated"));
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
                                "A member whose present value differs from the sent one.",
                                JsonObjects.of(
                                        "field",
                                        schemas.field(Fields.text("field", "Its name.")),
                                        "sent",
                                        JsonObjects.of(
                                                "description",
                                                "The sent value; of a list that is replaced whole,"
                                                        + " the elements that are missing now."),
                                        "current",
                                        JsonObjects.of(
                                                "description",
                                                "The present value; of such a list, what was not sent.")),
                                List.of("field", "sent", "current")));
        var refusal =
                schemas.add(
                        "Refusal",
                        Schemas.object(
                                "An error.",
                                JsonObjects.of(
                                        "status",
                                        schemas.field(Fields.number("status", "The HTTP status.")),
                                        "code",
                                        schemas.field(Fields.text("code", "For programs; stable.")),
                                        "message",
                                        schemas.field(
                                                Fields.text(
                                                        "message",
                                                        "The error, or the allowed values.")),
                                        "field",
                                        schemas.field(
                                                Fields.text(
                                                        "field",
                                                        "The invalid member or parameter.")),
                                        "version",
                                        schemas.field(
                                                Fields.number(
                                                        "version",
                                                        "For 412: the present version.")),
                                        "changes",
                                        JsonObjects.of(
                                                "type",
                                                "array",
                                                "description",
                                                "For 412: the sent members that differ by now;"
                                                        + " absent where the caller can't read it.",
                                                "items",
                                                change),
                                        "reference",
                                        schemas.field(
                                                Fields.text("reference", "The request's id."))),
                                List.of("status", "code", "message", "reference")));
        return schemas.add(
                "Error",
                Schemas.object(
                        "An error response.", JsonObjects.of("error", refusal), List.of("error")));
    }
}
