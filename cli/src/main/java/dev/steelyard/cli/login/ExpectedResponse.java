package dev.steelyard.cli.login;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The {@code state} and issuer that an authorization response must have to be accepted (RFC 6749,
 * section 10.12, and RFC 9207).
 *
 * @param state a secret until the response
 * @param identifiesItself whether the issuer's metadata promise {@code iss} in responses
 */
record ExpectedResponse(String state, String issuer, boolean identifiesItself) {
    /** The browser's response; empty: it is not the one to this request. */
    Optional<AuthorizationResponse> judge(@Nullable String query) {
        var parameters = parse(query == null ? "" : query);
        if (parameters.isEmpty() || !same(parameters.get().getOrDefault("state", ""))) {
            return Optional.empty();
        }
        return Optional.of(judge(parameters.get()));
    }

    private AuthorizationResponse judge(Map<String, String> answer) {
        // RFC 9207, section 2.4: reject where the value differs, and where it is missing although
        // the metadata promised it.
        var iss = answer.get("iss");
        if (iss == null ? identifiesItself : !iss.equals(issuer)) {
            return new AuthorizationResponse.WrongIssuer();
        }
        var code = answer.get("code");
        var error = answer.get("error");
        if (code != null && !code.isEmpty() && error == null) {
            return new AuthorizationResponse.Granted(code);
        }
        return new AuthorizationResponse.Denied(
                error == null ? "invalid_response" : error,
                answer.getOrDefault("error_description", ""));
    }

    private boolean same(String given) {
        return MessageDigest.isEqual(
                state.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }

    /** Empty where the query is malformed or repeats a parameter (RFC 6749, section 3.1). */
    private static Optional<Map<String, String>> parse(String query) {
        var parameters = new HashMap<String, String>();
        try {
            for (var pair : query.split("&", -1)) {
                var parts = pair.split("=", 2);
                var value = parts.length == 2 ? decode(parts[1]) : "";
                if (parameters.put(decode(parts[0]), value) != null) {
                    return Optional.empty();
                }
            }
            return Optional.of(parameters);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "Expected[" + issuer + "]";
    }
}
