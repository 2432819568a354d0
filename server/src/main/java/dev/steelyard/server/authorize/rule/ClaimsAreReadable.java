package dev.steelyard.server.authorize.rule;

import dev.steelyard.server.issuance.ClaimsParameter;

/** OpenID Connect Core, section 5.5: {@code claims} is JSON of the form given there. */
public final class ClaimsAreReadable implements Rule {
    @Override
    public void check(UncheckedRequest request) {
        ClaimsParameter.parse(request.parameters().get("claims"));
    }
}
