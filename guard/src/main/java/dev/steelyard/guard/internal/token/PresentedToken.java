package dev.steelyard.guard.internal.token;

import dev.steelyard.guard.refusal.ErrorCode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The access token in a request's {@code Authorization} header, with the {@code Bearer} or {@code
 * DPoP} scheme, or the reason why none can be read.
 */
public sealed interface PresentedToken {

    /** The only token of the request, with its scheme. */
    record One(String token, Scheme scheme) implements PresentedToken {
        @Override
        public String toString() {
            return "One[" + scheme + ", redacted]";
        }
    }

    /** No token, or one in a wrong place or form. */
    record Unusable(ErrorCode code) implements PresentedToken {}

    /** A token in the query, where RFC 9700 section 4.3.2 forbids it: URLs end up in logs. */
    record InQuery() implements PresentedToken {}

    /** The authentication schemes for access tokens. */
    enum Scheme {
        BEARER("Bearer"),
        DPOP("DPoP");

        private final String word;

        Scheme(String word) {
            this.word = word;
        }

        /** RFC 9110 section 11.1: case-insensitive. */
        private boolean begins(String authorization) {
            return authorization.regionMatches(true, 0, word, 0, word.length());
        }
    }

    /** Three parts in base64url; a value longer than any token of the issuer is refused unread. */
    Pattern COMPACT = Pattern.compile("[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+");

    /** In characters. Tokens of the issuer stay under 2 KiB. */
    int MAXIMUM_LENGTH = 4_096;

    /**
     * Reads the headers and the query of a request.
     *
     * @param authorization every value of Authorization
     * @param query undecoded, or null for none
     */
    static PresentedToken of(List<String> authorization, @Nullable String query) {
        // "Clients MUST NOT use more than one method"; and values in a URL end up in logs.
        if (query != null && tokenIn(query)) return new InQuery();
        if (authorization.isEmpty()) return new Unusable(ErrorCode.TOKEN_MISSING);
        if (authorization.size() > 1) return new Unusable(ErrorCode.TOKEN_MALFORMED);
        String value = authorization.getFirst();
        for (Scheme scheme : Scheme.values()) {
            if (scheme.begins(value)) return after(scheme, value);
        }
        return new Unusable(ErrorCode.TOKEN_MISSING);
    }

    private static PresentedToken after(Scheme scheme, String value) {
        int length = scheme.word.length();
        String token = value.length() > MAXIMUM_LENGTH + length + 2 ? "" : value.substring(length);
        if (!token.startsWith(" ")) return new Unusable(ErrorCode.TOKEN_MALFORMED);
        return new One(token.strip(), scheme);
    }

    private static boolean tokenIn(String query) {
        for (String parameter : query.split("&", -1)) {
            int equals = parameter.indexOf('=');
            String name = equals < 0 ? parameter : parameter.substring(0, equals);
            if (decoded(name).equals("access_token")) return true;
        }
        return false;
    }

    private static String decoded(String name) {
        try {
            return URLDecoder.decode(name, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            // invalid encoding, so not that name in any decoding
            return name;
        }
    }
}
