package dev.steelyard.server.authorize.rule;

import dev.steelyard.http.answer.OAuthError;

/**
 * Requires the response mode of an authorization request to be one that the discovery document
 * lists (OAuth 2.0 Multiple Response Type Encoding Practices, section 2.1).
 */
public final class ResponseModeIsKnown implements Rule {
    @Override
    public void check(UncheckedRequest request) {
        if (ResponseMode.of(request.parameters()).isEmpty()) {
            throw new OAuthError(
                    OAuthError.Code.INVALID_REQUEST,
                    "response_mode must be one that discovery lists; form_post needs a redirect_uri with http or https.");
        }
    }
}
