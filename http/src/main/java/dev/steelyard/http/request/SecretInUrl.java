package dev.steelyard.http.request;

import dev.steelyard.domain.secret.SecretKind;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * Recognizes a secret in the query of a URL by the name of its parameter or by its prefix. URLs end
 * up in logs and histories, so the secret is to be changed. It is not looked up: the answer tells
 * nothing about its validity.
 */
public final class SecretInUrl {
    /** The error and the remedy. */
    public static final String MESSAGE =
            "Change this secret: URLs are logged. Send the new one in the body of a POST, or a client"
                    + " secret by HTTP Basic.";

    /** The parameters whose values are secrets. */
    public static final Set<String> NAMES =
            Set.of(
                    "client_secret",
                    "refresh_token",
                    "client_assertion",
                    "password",
                    "api_key",
                    "x-api-key");

    /** Client secrets, API keys and refresh tokens. */
    private static final Set<SecretKind> KINDS =
            Set.of(SecretKind.CLIENT_SECRET, SecretKind.API_KEY, SecretKind.REFRESH_TOKEN);

    private SecretInUrl() {}

    /**
     * Whether there is one.
     *
     * @param query undecoded
     */
    public static boolean in(String query) {
        for (var parameter : query.split("&", -1)) {
            int equals = parameter.indexOf('=');
            if (equals > 0
                    && equals < parameter.length() - 1
                    && (NAMES.contains(decoded(parameter.substring(0, equals)))
                            || isSecret(decoded(parameter.substring(equals + 1))))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isSecret(String value) {
        return KINDS.stream().anyMatch(kind -> value.startsWith(kind.prefix()));
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            // not well-formed, so it is none of these in any decoding
            return text;
        }
    }
}
