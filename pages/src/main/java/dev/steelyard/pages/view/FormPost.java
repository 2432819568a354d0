package dev.steelyard.pages.view;

import dev.steelyard.pages.frame.Frame;
import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The page that posts an authorization response to a client's redirect URI (OAuth 2.0 Form Post
 * Response Mode). The script submits the form; without script the user presses its button.
 *
 * @param redirectUri registered by the client, {@code https} or {@code http}; the headers must
 *     allow it too
 * @param fields the response; {@link #toString} omits the values (a code among them)
 */
public record FormPost(
        Frame frame, RequestingClient asker, URI redirectUri, Map<String, String> fields) {

    private static final Set<String> WEB = Set.of("https", "http");

    public FormPost {
        if (redirectUri.getHost() == null || !WEB.contains(redirectUri.getScheme())) {
            throw new IllegalArgumentException("Not a web address to post to");
        }
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    @Override
    public String toString() {
        return "FormPost[redirectUri=" + redirectUri + ", fields=" + fields.keySet() + "]";
    }
}
