package dev.steelyard.server.authorize.rule.client;

import dev.steelyard.http.answer.OAuthError;
import dev.steelyard.server.authorize.rule.Rule;
import dev.steelyard.server.authorize.rule.UncheckedRequest;
import dev.steelyard.server.authorize.source.ParameterSource;

/**
 * Requires a signed request object where the client's settings demand it. RFC 9101, section 10.5:
 * {@code require_signed_request_object}: "the authorization server MUST reject the request if it
 * does not conform".
 */
public final class SignedWhereRequired implements Rule {
    @Override
    public void check(UncheckedRequest request) {
        if (request.client().settings().requests().requireSigned()
                && request.source() == ParameterSource.QUERY) {
            throw new OAuthError(
                    OAuthError.Code.INVALID_REQUEST,
                    "This client must send its parameters in a signed request object.");
        }
    }
}
