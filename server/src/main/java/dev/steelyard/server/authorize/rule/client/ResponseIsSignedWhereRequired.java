package dev.steelyard.server.authorize.rule.client;

import dev.steelyard.http.answer.OAuthError;
import dev.steelyard.server.authorize.rule.ResponseMode;
import dev.steelyard.server.authorize.rule.Rule;
import dev.steelyard.server.authorize.rule.UncheckedRequest;

/**
 * Requires a signed response mode, such as {@code query.jwt}, where the client's security profile
 * demands it. FAPI 2.0 Message Signing, section 5.4.1: authorization servers "shall support,
 * require use of, and issue signed authorization responses via JWT Secured Authorization Response
 * Mode".
 */
public final class ResponseIsSignedWhereRequired implements Rule {
    @Override
    public void check(UncheckedRequest request) {
        boolean required = request.client().settings().policy().signedResponses();
        if (required
                && ResponseMode.of(request.parameters()).filter(ResponseMode::signed).isEmpty()) {
            throw new OAuthError(
                    OAuthError.Code.INVALID_REQUEST,
                    "The security_profile of this client needs a signed response; send"
                            + " response_mode jwt.");
        }
    }
}
