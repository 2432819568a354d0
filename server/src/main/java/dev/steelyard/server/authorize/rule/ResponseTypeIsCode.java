package dev.steelyard.server.authorize.rule;

import dev.steelyard.http.answer.OAuthError;

/**
 * Requires {@code response_type=code} in an authorization request. RFC 6749, section 3.1.1: "If an
 * authorization request is missing the response_type parameter … the authorization server MUST
 * return an error response". RFC 9700, section 2.1.2, leaves only {@code code}.
 */
public final class ResponseTypeIsCode implements Rule {
    @Override
    public void check(UncheckedRequest request) {
        var type = request.parameters().get("response_type");
        if (type.isEmpty()) {
            throw new OAuthError(
                    OAuthError.Code.INVALID_REQUEST, "response_type is missing; it must be code.");
        }
        if (!type.get().equals("code")) {
            throw new OAuthError(
                    OAuthError.Code.UNSUPPORTED_RESPONSE_TYPE, "response_type must be code.");
        }
    }
}
