package dev.steelyard.adminapi;

import dev.steelyard.admin.operation.Actor;
import dev.steelyard.domain.search.PageRequest;
import dev.steelyard.domain.search.TimedPageRequest;
import dev.steelyard.http.request.Request;
import dev.steelyard.operations.model.Operation;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An authenticated HTTP request for one operation of the management API.
 *
 * @param refusals stores refusals for missing permissions
 * @param present the resource at this path now, as far as this caller can read it
 */
record Call(
        Request request,
        Actor actor,
        Map<String, String> variables,
        Operation<?, ?> operation,
        IdempotencyKeysInUse keysInUse,
        Supplier<Optional<JsonNode>> present,
        Consumer<RefusedOperation> refusals) {
    private static final Pattern ETAG = Pattern.compile("\"(\\d{1,18})\"");

    String variable(String name) {
        var value = variables.get(name);
        if (value == null) {
            throw new IllegalStateException("the route has no variable " + name);
        }
        return value;
    }

    static ApiError notFound() {
        return new ApiError(
                404, "not_found", "There is nothing at this path that you can see", null);
    }

    /** Whether the request is a dry run. */
    boolean isDryRun() {
        return switch (parameter(Operation.DRY_RUN).orElse("false")) {
            case "true" -> true;
            case "false" -> false;
            default -> throw ApiError.invalid(Operation.DRY_RUN, "true or false");
        };
    }

    PageRequest page() {
        return CursorConverter.page(this);
    }

    /** The requested page of a list in the order of a time. */
    TimedPageRequest timedPage() {
        return CursorConverter.timedPage(this);
    }

    /** The value of a query parameter that the operation declares. */
    Optional<String> parameter(String name) {
        if (!operation.parameters().contains(name)) {
            throw new IllegalStateException("the operation declares no parameter " + name);
        }
        return request.query().get(name);
    }

    /**
     * Refuses parameters that the operation doesn't declare, and empty ones: {@code dry_run=} of a
     * script whose variable isn't set must not carry the operation out.
     */
    void checkQuery() {
        var declared = operation.parameters();
        for (var name : request.query().names()) {
            if (!declared.contains(name)) {
                throw ApiError.invalid(
                        null,
                        declared.isEmpty()
                                ? "No query parameters"
                                : "These query parameters only: " + String.join(", ", declared));
            }
            if (!request.query().has(name)) {
                throw ApiError.invalid(name, "A value; leave the parameter out for none");
            }
        }
    }

    /**
     * RFC 9110, section 13.1.1: "An origin server that receives an If-Match header field MUST
     * evaluate the condition". A resource without a version matches no version.
     */
    void checkMatch() {
        if (!operation.isRead() && !operation.reads().ifMatch() && expected() != null) {
            throw new ApiError(
                    412, "version_mismatch", "Without If-Match: this has no version", null);
        }
    }

    /** The version that the caller expects (RFC 9110, section 13.1.1); null: any. */
    @Nullable Long expected() {
        var header = request.header("if-match");
        if (header.isEmpty() || header.get().equals("*")) {
            return null;
        }
        var tag = ETAG.matcher(header.get());
        if (!tag.matches()) {
            throw ApiError.invalid(
                    null, "If-Match: the ETag of the resource as it was answered, or *");
        }
        return Long.valueOf(tag.group(1));
    }
}
