package dev.steelyard.guard;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the guard looks at in a request. Headers are lists of all values as they came, one for each
 * header line: an adapter must not join or drop any.
 *
 * @param method as in the request line
 * @param path as in the request line, undecoded, without the query
 * @param query undecoded, or null for none
 * @param authorization every value of Authorization
 * @param apiKeys every value of {@link #API_KEY}
 * @param origins every value of Origin
 * @param reference the request's id, which the API logs and answers as X-Request-Id
 */
public record GuardRequest(
        String method,
        String path,
        @Nullable String query,
        List<String> authorization,
        List<String> apiKeys,
        List<String> origins,
        String reference) {

    /** The header of API keys. */
    public static final String API_KEY = "x-api-key";

    public GuardRequest {
        authorization = List.copyOf(authorization);
        apiKeys = List.copyOf(apiKeys);
        origins = List.copyOf(origins);
    }

    @Override
    public String toString() {
        return "GuardRequest[" + method + ", " + reference + "]";
    }
}
