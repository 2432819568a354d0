package dev.steelyard.server.authorize.rule;

import dev.steelyard.http.answer.OAuthError;
import java.util.regex.Pattern;

/**
 * Requires the parameter {@code max_age} of an authorization request to be a whole number of
 * seconds. OpenID Connect Core, section 3.1.2.1: it is "the allowable elapsed time in seconds".
 */
public final class MaxAgeIsSeconds implements Rule {
    /** The digits of any age in seconds that a session can have. */
    private static final Pattern SECONDS = Pattern.compile("\\d{1,9}");

    @Override
    public void check(UncheckedRequest request) {
        var maxAge = request.parameters().get("max_age");
        if (maxAge.filter(text -> !SECONDS.matcher(text).matches()).isPresent()) {
            throw new OAuthError(
                    OAuthError.Code.INVALID_REQUEST,
                    "max_age must be a whole number of seconds, 0 or more.");
        }
    }
}
