package dev.steelyard.server.authorize.rule;

import dev.steelyard.http.answer.OAuthError;
import dev.steelyard.server.authorize.source.Source;

/**
 * RFC 9101, section 10.5: {@code require_signed_request_object}: "the authorization server MUST
 * reject the request if it does not conform".
 */
final class SignedWhereRequired implements Rule {
    @Override
    public void check(Asked asked) {
        if (asked.client().settings().requests().requireSigned()
                && asked.source() == Source.QUERY) {
            throw new OAuthError(
                    OAuthError.Code.INVALID_REQUEST,
                    "This client must send its parameters in a signed request object.");
        }
    }
}
