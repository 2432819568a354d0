package dev.steelyard.server.authorize.rule;

import dev.steelyard.server.http.OAuthError;

/** OAuth 2.0 Multiple Response Type Encoding Practices, section 2.1: what discovery names. */
final class ResponseModeIsQuery implements Rule {
    @Override
    public void check(Asked asked) {
        if (asked.parameters().get("response_mode").filter(m -> !m.equals("query")).isPresent()) {
            throw new OAuthError(
                    OAuthError.Code.INVALID_REQUEST,
                    "response_mode must be query, or be left out.");
        }
    }
}
