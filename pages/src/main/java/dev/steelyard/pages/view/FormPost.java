package dev.steelyard.pages.view;

import dev.steelyard.pages.frame.Frame;
import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Hands an authorization response to a client by a form (OAuth 2.0 Form Post Response Mode). It
 * sends itself, by the one script there is; where script is off, the person presses its button.
 *
 * @param redirectUri registered by the client, {@code https} or {@code http}; it also has to be
 *     allowed in the headers
 * @param fields the response; the values (a code among them) are not in {@link #toString}
 */
public record FormPost(Frame frame, Asker asker, URI redirectUri, Map<String, String> fields) {

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
