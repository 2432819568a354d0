package dev.steelyard.server.registration;

import dev.steelyard.admin.operation.Outcome;
import dev.steelyard.http.answer.OAuthError;
import dev.steelyard.http.answer.TooManyRequests;

/**
 * Converts validation errors of client settings into client registration error responses (RFC 7591,
 * section 3.2.2).
 */
final class RegistrationErrorMapper {
    private RegistrationErrorMapper() {}

    /**
     * @throws OAuthError where the outcome is a refusal
     */
    static <T> T done(Outcome<T> outcome) {
        return switch (outcome) {
            case Outcome.Done<T>(var value) -> value;
            case Outcome.Invalid<T>(var field, var message) -> throw invalid(field, message);
            case Outcome.Forbidden<T>(_, var message) ->
                    throw new OAuthError(OAuthError.Code.ACCESS_DENIED, plain(message) + ".");
            case Outcome.Conflict<T> _ ->
                    throw new OAuthError(
                            OAuthError.Code.TEMPORARILY_UNAVAILABLE,
                            "Another request changed it at the same time. Try again.");
            case Outcome.Limited<T>(var wait) ->
                    throw new TooManyRequests("Too many changes were made. Try again later.", wait);
            case Outcome.Missing<T> _, Outcome.Repeated<T> _, Outcome.LoginTooOld<T> _ ->
                    throw new IllegalStateException("the caller handles this outcome");
        };
    }

    /**
     * @param field its name in the metadata
     */
    static OAuthError invalid(String field, String message) {
        return new OAuthError(
                field.equals("redirect_uris")
                        ? OAuthError.Code.INVALID_REDIRECT_URI
                        : OAuthError.Code.INVALID_CLIENT_METADATA,
                plain(MetadataNames.nameOf(field) + ": " + message) + ".");
    }

    /** RFC 6749, section 5.2: no quotes, no backslash, ASCII only. */
    private static String plain(String text) {
        return text.codePoints()
                .map(c -> c == '"' ? '\'' : c < 0x20 || c > 0x7e || c == '\\' ? '?' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
