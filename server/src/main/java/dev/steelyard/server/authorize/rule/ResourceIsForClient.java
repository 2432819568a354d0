package dev.steelyard.server.authorize.rule;

import dev.steelyard.server.issuance.ScopeRules;

/**
 * RFC 8707, section 2: {@code invalid_target}: "The requested resource is invalid, missing,
 * unknown, or malformed."
 */
record ResourceIsForClient(ScopeRules scopes) implements Rule {
    @Override
    public void check(Asked asked) {
        scopes.resourceServer(asked.client(), asked.parameters().get("resource"));
    }
}
