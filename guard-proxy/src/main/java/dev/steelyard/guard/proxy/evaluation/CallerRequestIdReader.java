package dev.steelyard.guard.proxy.evaluation;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.ServerRequestHeaders;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads the {@code X-Request-ID} header that an AuthZEN caller sends and finds in the response
 * (AuthZEN Authorization API 1.0).
 */
final class CallerRequestIdReader {
    static final HeaderName HEADER = HeaderNames.create("X-Request-ID");

    // Short, and without characters that end a header or a log line.
    private static final Pattern NAME = Pattern.compile("[\\x21-\\x7E]{1,128}");

    private CallerRequestIdReader() {}

    /** Empty: absent, repeated, or not safe to repeat. */
    static Optional<String> of(ServerRequestHeaders headers) {
        List<String> named = headers.all(HEADER, List::of);
        return named.size() == 1 && NAME.matcher(named.getFirst()).matches()
                ? Optional.of(named.getFirst())
                : Optional.empty();
    }
}
