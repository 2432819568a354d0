package dev.steelyard.server.authorize.rule.client;

import dev.steelyard.domain.client.GrantType;
import dev.steelyard.http.answer.OAuthError;
import dev.steelyard.server.authorize.rule.Rule;
import dev.steelyard.server.authorize.rule.UncheckedRequest;

/**
 * Requires the client to be authorized to use the device flow (RFC 8628, section 3.1). The error is
 * {@code unauthorized_client} (RFC 6749, section 5.2).
 */
public final class ClientMayUseDevices implements Rule {
    @Override
    public void check(UncheckedRequest request) {
        if (!request.client().may(GrantType.DEVICE_CODE)) {
            throw new OAuthError(
                    OAuthError.Code.UNAUTHORIZED_CLIENT,
                    "The client is not authorized to use the device flow. Ask the reseller to add the grant type.");
        }
    }
}
