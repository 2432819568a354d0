package dev.steelyard.server.authorize.rule.client;

import dev.steelyard.domain.client.GrantType;
import dev.steelyard.http.answer.OAuthError;
import dev.steelyard.server.authorize.rule.Rule;
import dev.steelyard.server.authorize.rule.UncheckedRequest;

/**
 * Requires the client to be authorized to use the authorization code grant. RFC 6749, section
 * 4.1.2.1: {@code unauthorized_client}: "The client is not authorized to request an authorization
 * code using this method."
 */
public final class ClientMayUseCodes implements Rule {
    @Override
    public void check(UncheckedRequest request) {
        if (!request.client().may(GrantType.AUTHORIZATION_CODE)) {
            throw new OAuthError(
                    OAuthError.Code.UNAUTHORIZED_CLIENT,
                    "The client is not authorized to use the authorization code flow. Ask the reseller to add the grant type.");
        }
    }
}
