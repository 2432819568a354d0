package dev.steelyard.server.authorize.rule;

import dev.steelyard.http.answer.OAuthError;

/**
 * FAPI 2.0 Message Signing, section 5.4.1: authorization servers "shall support, require use of,
 * and issue signed authorization responses via JWT Secured Authorization Response Mode".
 */
final class ResponseIsSignedWhereRequired implements Rule {
    @Override
    public void check(Asked asked) {
        boolean required = asked.client().settings().policy().signedResponses();
        if (required
                && ResponseMode.of(asked.parameters()).filter(ResponseMode::signed).isEmpty()) {
            throw new OAuthError(
                    OAuthError.Code.INVALID_REQUEST,
                    "The security_profile of this client needs a signed response; send"
                            + " response_mode jwt.");
        }
    }
}
