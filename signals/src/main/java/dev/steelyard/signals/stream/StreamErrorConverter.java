package dev.steelyard.signals.stream;

import dev.steelyard.admin.operation.Outcome;
import dev.steelyard.domain.refusal.RefusalCode;
import dev.steelyard.http.answer.OAuthError;
import dev.steelyard.http.answer.TooManyRequests;

/**
 * Converts refused event stream operations to error responses (SSF 1.0, section 8.1). The section
 * defines the status only.
 */
public final class StreamErrorConverter {
    private StreamErrorConverter() {}

    /**
     * @throws OAuthError for every outcome that is not {@code Done}
     */
    public static <T> T done(Outcome<T> outcome) {
        return switch (outcome) {
            case Outcome.Done<T>(var value) -> value;
            case Outcome.Invalid<T>(var field, var message) ->
                    throw StreamBody.invalid(field + ": " + message + ".");
            case Outcome.Forbidden<T>(var code, var message) ->
                    throw new OAuthError(forbidden(code), message + ".");
            case Outcome.Missing<T>() -> throw missing();
            case Outcome.Limited<T>(var wait) ->
                    throw new TooManyRequests(
                            "The caller made too many changes. Try again later.", wait);
            case Outcome.LoginTooOld<T> _ ->
                    throw new IllegalStateException("streams are made by clients");
            case Outcome.Conflict<T> _, Outcome.Repeated<T> _ ->
                    throw new OAuthError(
                            OAuthError.Code.TEMPORARILY_UNAVAILABLE,
                            "Another request changed it at the same time. Try again.");
        };
    }

    private static OAuthError.Code forbidden(RefusalCode code) {
        return switch (code) {
            // RFC 6750, section 3.1.
            case PERMISSION_MISSING -> OAuthError.Code.INSUFFICIENT_SCOPE;
            // SSF 1.0, section 8.1.1.1.
            case LIMIT_REACHED -> OAuthError.Code.LIMIT_REACHED;
            default -> OAuthError.Code.ACCESS_DENIED;
        };
    }

    public static OAuthError missing() {
        return new OAuthError(OAuthError.Code.NOT_FOUND, "You have no stream with this id.");
    }
}
