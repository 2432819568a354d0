package dev.steelyard.server.manage;

import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.manage.Actor;
import dev.steelyard.domain.manage.ReviewCredentials;
import dev.steelyard.domain.store.Page;
import dev.steelyard.domain.store.TimedPage;
import dev.steelyard.server.http.Request;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One authenticated request of the management API. */
record Call(Request request, Actor actor, Map<String, String> variables, UnderWay underWay) {
    private static final int LIMIT = 50;
    private static final String DRY_RUN = "dry_run";
    private static final Pattern ETAG = Pattern.compile("\"(\\d{1,18})\"");
    private static final Pattern AFTER = Pattern.compile("(\\d{1,15})\\.([0-9a-f]{24})");
    private static final String NEXT = "The value of next in the page before";
    private static final Pattern NUMBER = Pattern.compile("[1-9]\\d{0,3}");

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
        noQuery();
        return Body.read(request, members);
    }

    /** As {@link #body}, of an operation that can be tried: see {@link #isTry}. */
    Body triedBody(String... members) {
        query(List.of(DRY_RUN));
        return Body.read(request, members);
    }

    /** Whether the caller only wants to know what would be done. */
    boolean isTry() {
        return switch (request.query().get(DRY_RUN).orElse("false")) {
            case "true" -> true;
            case "false" -> false;
            default -> throw ApiError.invalid(DRY_RUN, "true or false");
        };
    }

    void noBody() {
        noQuery();
        Body.none(request);
    }

    void noQuery() {
        query(List.of());
    }

    /**
     * Parameter {@code after} is the last id of the page before.
     *
     * @param others what else may be asked, for {@link #parameter}
     */
    Page page(String... others) {
        query(Stream.concat(Stream.of("limit", "after"), Stream.of(others)).toList());
        var after = request.query().get("after");
        if (after.isPresent() && Id.parse(after.get()).isEmpty()) {
            throw ApiError.invalid("after", NEXT);
        }
        return new Page(after.orElse(null), limit());
    }

    private int limit() {
        var limit = request.query().get("limit").orElse(String.valueOf(LIMIT));
        if (!NUMBER.matcher(limit).matches() || Integer.parseInt(limit) > Page.MAX) {
            throw ApiError.invalid("limit", "1 to " + Page.MAX);
        }
        return Integer.parseInt(limit);
    }

    /**
     * The same for a list in the order of a time, with these parameters beside.
     *
     * @see #after
     */
    TimedPage timedPage(String... filters) {
        query(Stream.concat(Stream.of("limit", "after"), Stream.of(filters)).toList());
        var after =
                request.query()
                        .get("after")
                        .map(
                                text -> {
                                    var parts = AFTER.matcher(text);
                                    if (!parts.matches()) {
                                        throw ApiError.invalid("after", NEXT);
                                    }
                                    return new TimedPage.After(
                                            Instant.ofEpochMilli(Long.parseLong(parts.group(1))),
                                            parts.group(2));
                                });
        return new TimedPage(after.orElse(null), limit());
    }

    /** As {@link #timedPage} reads it. */
    static String after(Instant at, Id<?> id) {
        return at.toEpochMilli() + "." + id;
    }

    /** A number of days among the parameters, or null. */
    @Nullable Integer days(String name) {
        return request.query()
                .get(name)
                .map(
                        text -> {
                            int days = NUMBER.matcher(text).matches() ? Integer.parseInt(text) : 0;
                            if (days < 1 || days > ReviewCredentials.MOST_DAYS) {
                                throw ApiError.invalid(
                                        name, "Days, 1 to " + ReviewCredentials.MOST_DAYS);
                            }
                            return days;
                        })
                .orElse(null);
    }

    /** An id among the parameters, or null. */
    <T> @Nullable Id<T> idParameter(String name) {
        return request.query()
                .get(name)
                .map(
                        text ->
                                Id.<T>parse(text)
                                        .orElseThrow(
                                                () ->
                                                        ApiError.invalid(
                                                                name,
                                                                "An id: 24 lower-case hex digits")))
                .orElse(null);
    }

    /** Refuses a query with other parameters than these. */
    void only(String... parameters) {
        query(List.of(parameters));
    }

    /** A time of the query; null: none. */
    @Nullable Instant time(String name) {
        return request.query().get(name).map(text -> Body.time(name, text)).orElse(null);
    }

    Optional<String> query(String name) {
        query(List.of(name));
        return request.query().get(name);
    }

    /** One of those that {@link #page} was told of. */
    Optional<String> parameter(String name) {
        return request.query().get(name);
    }

    private void query(List<String> allowed) {
        for (var name : request.query().names()) {
            if (!allowed.contains(name)) {
                throw ApiError.invalid(
                        null,
                        allowed.isEmpty()
                                ? "No query parameters"
                                : "These query parameters only: " + String.join(", ", allowed));
            }
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
