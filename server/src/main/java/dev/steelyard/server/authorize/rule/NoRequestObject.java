package dev.steelyard.server.authorize.rule;

import dev.steelyard.server.http.OAuthError;

/**
 * OpenID Connect Core, section 3.1.2.6: {@code request_not_supported}: "The OP does not support use
 * of the request parameter"; likewise for {@code request_uri} and {@code registration}.
 */
final class NoRequestObject implements Rule {
    @Override
    public void check(Asked asked) {
        refuse(asked, "request", OAuthError.Code.REQUEST_NOT_SUPPORTED);
        refuse(asked, "request_uri", OAuthError.Code.REQUEST_URI_NOT_SUPPORTED);
        refuse(asked, "registration", OAuthError.Code.REGISTRATION_NOT_SUPPORTED);
    }

    private static void refuse(Asked asked, String parameter, OAuthError.Code code) {
        if (asked.parameters().has(parameter)) {
            throw new OAuthError(
                    code, "Send plain parameters; " + parameter + " is not supported.");
        }
    }
}
