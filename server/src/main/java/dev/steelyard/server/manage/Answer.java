package dev.steelyard.server.manage;

import dev.steelyard.domain.manage.Outcome;
import dev.steelyard.domain.store.Page;
import dev.steelyard.domain.store.TimedPage;
import dev.steelyard.server.http.Reply;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Writes outcomes: a resource, a list, nothing, or why not. */
final class Answer {
    private Answer() {}

    /** A resource: an object with, where it has one, its {@code version}, which is its ETag. */
    static <T> Reply one(
            Call call, Outcome<T> outcome, Function<T, Map<String, @Nullable Object>> json) {
        return write(call, outcome, value -> resource(200, json.apply(value)));
    }

    /**
     * @param at what the new resource's {@code _id} is appended to
     */
    static <T> Reply made(
            Call call,
            Outcome<T> outcome,
            Function<T, Map<String, @Nullable Object>> json,
            String at) {
        return write(
                call,
                outcome,
                value -> {
                    var members = json.apply(value);
                    return resource(201, members)
                            .with("Location", ManagementApi.BASE + at + "/" + members.get("_id"));
                });
    }

    /** Something new that can't be read again: 201 without a Location. */
    static <T> Reply once(
            Call call, Outcome<T> outcome, Function<T, Map<String, @Nullable Object>> json) {
        return write(call, outcome, value -> resource(201, json.apply(value)));
    }

    /** All there are. */
    static <T> Reply all(
            Call call, Outcome<List<T>> outcome, Function<T, Map<String, @Nullable Object>> json) {
        return write(call, outcome, values -> list(values.stream().map(json).toList(), null));
    }

    /**
     * @param cursor the member that pages go by
     */
    static <T> Reply page(
            Call call,
            Outcome<List<T>> outcome,
            Function<T, Map<String, @Nullable Object>> json,
            Page page,
            String cursor) {
        return write(
                call,
                outcome,
                values -> {
                    var data = values.stream().map(json).toList();
                    boolean full = data.size() == page.limit();
                    return list(data, full ? data.getLast().get(cursor) : null);
                });
    }

    /**
     * @param cursor where an element stands in the order of the list
     */
    static <T> Reply timedPage(
            Call call,
            Outcome<List<T>> outcome,
            Function<T, Map<String, @Nullable Object>> json,
            TimedPage page,
            Function<T, String> cursor) {
        return write(
                call,
                outcome,
                values ->
                        list(
                                values.stream().map(json).toList(),
                                values.size() == page.limit()
                                        ? cursor.apply(values.getLast())
                                        : null));
    }

    static <T> Reply none(Call call, Outcome<T> outcome) {
        return write(call, outcome, _ -> Reply.empty(204));
    }

    private static Reply resource(int status, Map<String, @Nullable Object> members) {
        var reply = Reply.json(status, members);
        return members.containsKey("version")
                ? reply.with("ETag", "\"" + members.get("version") + "\"")
                : reply;
    }

    private static Reply list(List<?> data, @Nullable Object next) {
        var members = new LinkedHashMap<String, @Nullable Object>();
        members.put("data", data);
        members.put("next", next);
        return Reply.json(200, members);
    }

    static <T> Reply write(Call call, Outcome<T> outcome, Function<T, Reply> done) {
        return switch (outcome) {
            case Outcome.Done<T>(var value) -> done.apply(value).noStore();
            case Outcome.Invalid<T>(var field, var message) ->
                    ApiError.invalid(field, message).reply(call.request());
            case Outcome.Forbidden<T>(var code, var message) -> forbidden(call, code, message);
            case Outcome.Missing<T>() -> Call.notFound().reply(call.request());
            case Outcome.Conflict<T>(var version, var message) -> conflict(call, version, message);
        };
    }

    private static Reply forbidden(Call call, String code, String message) {
        var reply = ApiError.reply(call.request(), 403, code, message, null);
        // RFC 6750, section 3.1: a token with more scope, or a role with more in it, would do.
        return code.equals("permission_missing")
                ? reply.with("WWW-Authenticate", "Bearer error=\"insufficient_scope\"")
                : reply;
    }

    private static Reply conflict(Call call, long version, String message) {
        var expected = call.expected();
        boolean precondition = expected != null && expected != version;
        return ApiError.reply(
                        call.request(),
                        precondition ? 412 : 409,
                        precondition ? "version_mismatch" : "conflict",
                        message,
                        null)
                .with("ETag", "\"" + version + "\"");
    }
}
