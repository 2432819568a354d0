package dev.steelyard.guard.proxy;

import dev.steelyard.guard.helidon.RequestReader;
import dev.steelyard.guard.helidon.RequestReader.Line;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The form in which a reverse proxy passes an API request's method and path to the decision
 * service, such as {@code X-Forwarded-*} headers. Only the configured form is read: clients could
 * forge headers that their proxy doesn't write.
 */
public enum ForwardedRequestForm {
    /** As configured for nginx: {@code X-Original-Method} and {@code X-Original-URI}. */
    X_ORIGINAL("x-original") {
        @Override
        @Nullable Line read(ServerRequest request) {
            return told(request, ORIGINAL_METHOD, ORIGINAL_URI);
        }
    },

    /** As Caddy and Traefik do: {@code X-Forwarded-Method} and {@code X-Forwarded-Uri}. */
    X_FORWARDED("x-forwarded") {
        @Override
        @Nullable Line read(ServerRequest request) {
            return told(request, FORWARDED_METHOD, FORWARDED_URI);
        }
    },

    /** As Envoy does: the request's own method, and its path behind {@link #DECIDE}. */
    PATH("path") {
        @Override
        boolean asks(String path) {
            return path.startsWith(DECIDE + "/");
        }

        @Override
        Line read(ServerRequest request) {
            Line line = Line.of(request);
            return new Line(line.method(), line.path().substring(DECIDE.length()), line.query());
        }
    };

    /** The path at which proxies ask. */
    static final String DECIDE = "/decide";

    private static final HeaderName ORIGINAL_METHOD = HeaderNames.create("X-Original-Method");
    private static final HeaderName ORIGINAL_URI = HeaderNames.create("X-Original-URI");
    private static final HeaderName FORWARDED_METHOD = HeaderNames.create("X-Forwarded-Method");
    private static final HeaderName FORWARDED_URI = HeaderNames.create("X-Forwarded-Uri");

    private final String word;

    ForwardedRequestForm(String word) {
        this.word = word;
    }

    /** Its name in configurations. */
    public String word() {
        return word;
    }

    public static Optional<ForwardedRequestForm> parse(String word) {
        return Arrays.stream(values()).filter(form -> form.word.equals(word)).findFirst();
    }

    /** Whether a request at that undecoded path asks for a decision. */
    boolean asks(String path) {
        return path.equals(DECIDE);
    }

    /** The request line that the proxy received; null: missing or ambiguous. */
    abstract @Nullable Line read(ServerRequest request);

    private static @Nullable Line told(ServerRequest request, HeaderName method, HeaderName uri) {
        List<String> methods = RequestReader.every(request, method);
        List<String> uris = RequestReader.every(request, uri);
        if (methods.size() != 1 || uris.size() != 1) return null;
        // Unchanged: only the guard interprets paths, and it must see the original form.
        String whole = uris.getFirst();
        int query = whole.indexOf('?');
        return new Line(
                methods.getFirst(),
                query < 0 ? whole : whole.substring(0, query),
                query < 0 ? null : whole.substring(query + 1));
    }
}
