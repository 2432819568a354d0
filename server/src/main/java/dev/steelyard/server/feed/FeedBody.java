package dev.steelyard.server.feed;

import dev.steelyard.domain.id.Id;
import dev.steelyard.http.answer.Json;
import dev.steelyard.http.request.MalformedRequest;
import dev.steelyard.http.request.Request;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * Parses the JSON bodies of requests from API guards. Its types ignore members that they don't
 * know: the guard may be newer.
 */
public final class FeedBody {
    private FeedBody() {}

    /**
     * The body of a request.
     *
     * @throws MalformedRequest not JSON of that type
     */
    public static <T> T read(Request request, Class<T> type) {
        try {
            var value = Json.MAPPER.readValue(request.body(), type);
            if (value == null) {
                throw new MalformedRequest("the body must be a JSON object");
            }
            return value;
        } catch (JacksonException e) {
            throw new MalformedRequest(
                    "the body must be JSON as docs/guard-protocol.md describes it");
        }
    }

    /**
     * An id.
     *
     * @param member its name in the body
     * @throws MalformedRequest not an id
     */
    public static <T> Id<T> id(@Nullable String text, String member) {
        return Id.<T>parse(text == null ? "" : text)
                .orElseThrow(
                        () -> new MalformedRequest(member + " must be 24 lower-case hex digits"));
    }
}
