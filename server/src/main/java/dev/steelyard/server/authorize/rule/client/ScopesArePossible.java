package dev.steelyard.server.authorize.rule.client;

import dev.steelyard.domain.permission.PrincipalKind;
import dev.steelyard.server.authorize.rule.Rule;
import dev.steelyard.server.authorize.rule.UncheckedRequest;
import dev.steelyard.server.issuance.ScopeRules;

/**
 * Requires the scopes of an authorization request to exist and to be ones that a user could hold.
 * RFC 6749, section 4.1.2.1: {@code invalid_scope}: "The requested scope is invalid, unknown, or
 * malformed." A permission that no user could ever hold is invalid.
 */
public record ScopesArePossible(ScopeRules scopes) implements Rule {
    @Override
    public void check(UncheckedRequest request) {
        var parameters = request.parameters();
        scopes.check(
                ScopeRules.parse(parameters.get("scope")),
                scopes.resourceServer(request.client(), parameters.get("resource")),
                PrincipalKind.USER);
    }
}
