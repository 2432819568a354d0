package dev.steelyard.server.authorize.rule;

import dev.steelyard.server.issuance.ClaimsParameter;

/**
 * Requires the parameter {@code claims} of an authorization request to be JSON in the format of
 * OpenID Connect Core, section 5.5.
 */
public final class ClaimsAreReadable implements Rule {
    @Override
    public void check(UncheckedRequest request) {
        ClaimsParameter.parse(request.parameters().get("claims"));
    }
}
