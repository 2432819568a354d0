package dev.steelyard.server.authorize.rule;

import dev.steelyard.domain.permission.PrincipalKind;
import dev.steelyard.server.issuance.ScopeRules;

/**
 * RFC 6749, section 4.1.2.1: {@code invalid_scope}: "The requested scope is invalid, unknown, or
 * malformed." So is one that no user could ever hold.
 */
record ScopesArePossible(ScopeRules scopes) implements Rule {
    @Override
    public void check(Asked asked) {
        var parameters = asked.parameters();
        scopes.check(
                ScopeRules.parse(parameters.get("scope")),
                scopes.resourceServer(asked.client(), parameters.get("resource")),
                PrincipalKind.USER);
    }
}
