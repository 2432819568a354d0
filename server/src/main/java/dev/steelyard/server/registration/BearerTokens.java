package dev.steelyard.server.registration;

import dev.steelyard.domain.secret.Secret;
import dev.steelyard.domain.secret.SecretKind;
import dev.steelyard.http.answer.OAuthError;
import dev.steelyard.http.request.Request;
import dev.steelyard.server.clientauth.WrongSecretLimiter;
import java.util.Locale;

/**
 * Reads the bearer token of a registration request from the Authorization header (RFC 6750, section
 * 2.1). It creates the one error for all wrong tokens. Thread-safe.
 */
final class BearerTokens {
    private static final String SCHEME = "bearer ";

    private final WrongSecretLimiter wrongSecrets;

    BearerTokens(WrongSecretLimiter wrongSecrets) {
        this.wrongSecrets = wrongSecrets;
    }

    /**
     * @throws OAuthError {@code invalid_token} where none is sent
     */
    static String of(Request request) {
        var header = request.header("authorization").orElse("");
        if (!header.toLowerCase(Locale.ROOT).startsWith(SCHEME)) {
            throw refusal("none was sent");
        }
        return header.substring(SCHEME.length()).strip();
    }

    /**
     * The refusal of an invalid token, counted as a wrong secret.
     *
     * @throws dev.steelyard.http.answer.TooManyRequests instead of it, after too many
     */
    OAuthError wrong(Request request, SecretKind kind, String token) {
        var secret = Secret.parse(kind, token);
        return wrongSecrets.counted(
                request,
                secret.map(known -> known.id().hex()).orElse(""),
                refusal(secret.map(Secret::toString).orElse("it has another form")));
    }

    private static OAuthError refusal(String detail) {
        return new OAuthError(
                OAuthError.Code.INVALID_TOKEN,
                "The token is missing, unknown, used up or expired. Ask its issuer for another.",
                detail);
    }
}
