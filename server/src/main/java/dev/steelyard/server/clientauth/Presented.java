package dev.steelyard.server.clientauth;

import dev.steelyard.server.http.MalformedRequest;
import dev.steelyard.server.http.OAuthError;
import dev.steelyard.server.http.Parameters;
import dev.steelyard.server.http.Request;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * What a request presents as client authentication: by HTTP Basic, or in its form, never both (RFC
 * 6749, section 2.3: "The client MUST NOT use more than one authentication method in each
 * request").
 */
record Presented(@Nullable String id, @Nullable String secret) {
    private static final int MAX_LENGTH = 1024;

    static Presented by(Request request, Parameters form) {
        var header = request.header("authorization").orElse(null);
        var id = form.get("client_id").orElse(null);
        var secret = form.get("client_secret").orElse(null);
        if (form.has("client_assertion") || form.has("client_assertion_type")) {
            throw new OAuthError(
                    OAuthError.Code.INVALID_CLIENT,
                    "Client assertions are not supported; use client_secret_basic or client_secret_post.");
        }
        if (header == null) {
            return new Presented(id, secret);
        }
        if (secret != null) {
            throw new MalformedRequest(
                    "authenticate once: by the Authorization header or by client_secret, not both");
        }
        var basic = basic(header);
        if (id != null && !id.equals(basic.id())) {
            throw new MalformedRequest("client_id is not the client of the Authorization header");
        }
        return basic;
    }

    private static Presented basic(String header) {
        if (!header.regionMatches(true, 0, "Basic ", 0, 6) || header.length() > MAX_LENGTH) {
            throw refused("an Authorization header that is not Basic");
        }
        var pair = new String(decode(header.substring(6).strip()), StandardCharsets.US_ASCII);
        int colon = pair.indexOf(':');
        if (colon < 0) {
            throw refused("Basic without a colon");
        }
        return new Presented(
                Parameters.decode(pair.substring(0, colon)),
                Parameters.decode(pair.substring(colon + 1)));
    }

    /** In the one way of writing it (RFC 4648, sections 3.2 and 3.5): padded, no bits left over. */
    private static byte[] decode(String base64) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw refused("Basic that is not base64");
        }
        if (!Base64.getEncoder().encodeToString(bytes).equals(base64)) {
            throw refused("Basic in loose base64");
        }
        return bytes;
    }

    private static OAuthError refused(String detail) {
        return new OAuthError(
                OAuthError.Code.INVALID_CLIENT,
                "The Authorization header must be Basic with base64 of client_id:client_secret.",
                detail);
    }

    @Override
    public String toString() {
        return "Presented[" + (secret == null ? "no secret" : "a secret") + "]";
    }
}
