package dev.steelyard.server.authorize.rule;

import dev.steelyard.http.answer.OAuthError;

/**
 * Refuses authorization requests with the parameter {@code registration}, which only self-issued
 * providers use (OpenID Connect Core, section 7.2.1). OpenID Connect Core, section 3.1.2.6: {@code
 * registration_not_supported}: "The OP does not support use of the registration parameter".
 */
public final class NoRegistration implements Rule {
    @Override
    public void check(UncheckedRequest request) {
        if (request.parameters().has("registration")) {
            throw new OAuthError(
                    OAuthError.Code.REGISTRATION_NOT_SUPPORTED,
                    "Leave registration out; it is not supported.");
        }
    }
}
