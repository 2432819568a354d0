package dev.steelyard.adminapi;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.steelyard.domain.search.PageRequest;
import dev.steelyard.domain.search.TimedPageRequest;
import dev.steelyard.http.request.QueryWriter;
import dev.steelyard.operations.model.Operation;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the {@code limit} and cursor parameters of list requests, and writes the cursor of the next
 * page. A cursor holds the position of the last element of a page and a hash of its filters; a
 * cursor with other filters is refused, since elements would be skipped.
 */
final class CursorConverter {
    private static final String TAG = "(?:\\.([0-9a-f]{16}))?";
    private static final Pattern BY_ID = Pattern.compile("([0-9a-f]{24})" + TAG);
    private static final Pattern BY_TIME = Pattern.compile("(\\d{1,15})\\.([0-9a-f]{24})" + TAG);
    private static final Pattern NUMBER = Pattern.compile("[1-9]\\d{0,3}");

    private CursorConverter() {}

    static PageRequest page(Call call) {
        var after = call.request().query().get(Operation.AFTER);
        return new PageRequest(
                after.map(text -> read(call, BY_ID, text, 2).group(1)).orElse(null), limit(call));
    }

    static TimedPageRequest timedPage(Call call) {
        var after =
                call.request()
                        .query()
                        .get(Operation.AFTER)
                        .map(text -> read(call, BY_TIME, text, 3));
        return new TimedPageRequest(
                after.map(
                                parts ->
                                        new TimedPageRequest.After(
                                                Instant.ofEpochMilli(
                                                        Long.parseLong(parts.group(1))),
                                                parts.group(2)))
                        .orElse(null),
                limit(call));
    }

    /** The cursor for the page after the element at {@code position}. */
    static String next(Call call, Object position) {
        var tag = tag(call);
        return tag.isEmpty() ? position.toString() : position + "." + tag;
    }

    private static Matcher read(Call call, Pattern pattern, String text, int tag) {
        var parts = pattern.matcher(text);
        if (!parts.matches()) {
            throw ApiError.invalid(Operation.AFTER, "The value of next of the previous page");
        }
        var asked = parts.group(tag);
        if (!tag(call).equals(asked == null ? "" : asked)) {
            throw ApiError.invalid(
                    Operation.AFTER,
                    "The value of next of the previous page, with the same filters");
        }
        return parts;
    }

    private static int limit(Call call) {
        var limit =
                call.request()
                        .query()
                        .get(Operation.LIMIT)
                        .orElse(String.valueOf(Operation.DEFAULT_LIMIT));
        if (!NUMBER.matcher(limit).matches() || Integer.parseInt(limit) > PageRequest.MAX) {
            throw ApiError.invalid(Operation.LIMIT, "1 to " + PageRequest.MAX);
        }
        return Integer.parseInt(limit);
    }

    /** Detects mistakes only: a forged cursor finds no more than the filter allows. */
    private static String tag(Call call) {
        var query = call.request().query();
        Map<String, String> filters = new TreeMap<>();
        for (var name : query.names()) {
            if (!name.equals(Operation.LIMIT) && !name.equals(Operation.AFTER)) {
                query.get(name).ifPresent(value -> filters.put(name, value));
            }
        }
        return filters.isEmpty() ? "" : hash(QueryWriter.of(filters));
    }

    private static String hash(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
