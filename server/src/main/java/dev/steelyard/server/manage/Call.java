package dev.steelyard.server.manage;

import dev.steelyard.admin.operation.Actor;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.search.Page;
import dev.steelyard.domain.search.TimedPage;
import dev.steelyard.http.request.Request;
import dev.steelyard.server.manage.openapi.Described;
import dev.steelyard.server.manage.openapi.Filter;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One authenticated request of the management API.
 *
 * @param operation what it may say
 * @param refusals where it is kept that the caller may not
 * @param present what is at this path now, as far as this caller can read it
 */
record Call(
        Request request,
        Actor actor,
        Map<String, String> variables,
        Described operation,
        UnderWay underWay,
        Supplier<Optional<JsonNode>> present,
        RefusedActs refusals) {
    private static final String DRY_RUN = "dry_run";
    private static final Pattern ETAG = Pattern.compile("\"(\\d{1,18})\"");

    String variable(String name) {
        var value = variables.get(name);
        if (value == null) {
            throw new IllegalStateException("the route has no variable " + name);
        }
        return value;
    }

    /** The id in the path; what can't be one names nothing, so it is not found. */
    <T> Id<T> id(String name) {
        return Id.<T>parse(variable(name)).orElseThrow(Call::notFound);
    }

    static ApiError notFound() {
        return new ApiError(
                404, "not_found", "There is nothing at this path that you can see", null);
    }

    Body body(String... members) {
        return Body.read(request, members);
    }

    /** Whether the caller only wants to know what would be done. */
    boolean isTry() {
        return switch (parameter(DRY_RUN).orElse("false")) {
            case "true" -> true;
            case "false" -> false;
            default -> throw ApiError.invalid(DRY_RUN, "true or false");
        };
    }

    void noBody() {
        Body.none(request);
    }

    Page page() {
        return Cursors.page(this);
    }

    /** The same of a list in the order of a time. */
    TimedPage timedPage() {
        return Cursors.timedPage(this);
    }

    /** What the list is to be narrowed to; null: nothing was said. */
    <T> @Nullable T filter(Filter<T> filter) {
        var text = parameter(filter.name());
        if (text.isEmpty()) {
            return null;
        }
        return filter.read()
                .apply(text.get())
                .orElseThrow(() -> ApiError.invalid(filter.name(), filter.allowed()));
    }

    /** Of a list that is answered whole: what passes {@code filter}, all where nothing was said. */
    <T, V> Predicate<T> passing(Filter<V> filter, BiPredicate<V, T> passes) {
        var value = filter(filter);
        return value == null ? _ -> true : element -> passes.test(value, element);
    }

    /** One of the query's, which the operation declares. */
    Optional<String> parameter(String name) {
        if (operation.reads().query().stream().noneMatch(one -> one.name().equals(name))) {
            throw new IllegalStateException("the operation declares no parameter " + name);
        }
        return request.query().get(name);
    }

    /** Refuses parameters that the operation doesn't declare. */
    void checkQuery() {
        var declared = operation.reads().query().stream().map(Described.Parameter::name).toList();
        for (var name : request.query().names()) {
            if (!declared.contains(name)) {
                throw ApiError.invalid(
                        null,
                        declared.isEmpty()
                                ? "No query parameters"
                                : "These query parameters only: " + String.join(", ", declared));
            }
        }
    }

    /**
     * RFC 9110, section 13.1.1: "An origin server that receives an If-Match header field MUST
     * evaluate the condition". What has no version has none of those that were named.
     */
    void checkMatch() {
        if (!operation.method().equals("GET")
                && !operation.reads().matched()
                && expected() != null) {
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
