package dev.steelyard.server.browser;

import dev.steelyard.http.request.RequestHead;
import java.util.Locale;

/**
 * Tells people's browsers from programs by {@code Accept} (RFC 9110, section 12.5.1): every browser
 * names {@code text/html} where a person opens an address.
 */
public final class AcceptHeader {
    private AcceptHeader() {}

    public static boolean wantsHtml(RequestHead request) {
        return request.headers("accept").stream()
                .anyMatch(accept -> accept.toLowerCase(Locale.ROOT).contains("text/html"));
    }
}
