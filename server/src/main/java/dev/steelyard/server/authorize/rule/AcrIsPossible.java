package dev.steelyard.server.authorize.rule;

import dev.steelyard.http.answer.OAuthError;

/**
 * Refuses authorization requests for an {@code acr} that no login at this server can prove. OpenID
 * Connect Core Error Code unmet_authentication_requirements, section 1: refused at once, before a
 * user logs in for nothing.
 */
public final class AcrIsPossible implements Rule {
    @Override
    public void check(UncheckedRequest request) {
        if (!AcrRequest.of(request.parameters()).isPossible()) {
            throw new OAuthError(
                    OAuthError.Code.UNMET_AUTHENTICATION_REQUIREMENTS,
                    "No login here proves what acr_values or the claim acr asks for. Discovery names what"
                            + " there is.");
        }
    }
}
