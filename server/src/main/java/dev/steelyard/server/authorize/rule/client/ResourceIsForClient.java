package dev.steelyard.server.authorize.rule.client;

import dev.steelyard.server.authorize.rule.Rule;
import dev.steelyard.server.authorize.rule.UncheckedRequest;
import dev.steelyard.server.issuance.ScopeRules;

/**
 * Requires the parameter {@code resource} of an authorization request to name an API for which the
 * client may get tokens. RFC 8707, section 2: {@code invalid_target}: "The requested resource is
 * invalid, missing, unknown, or malformed."
 */
public record ResourceIsForClient(ScopeRules scopes) implements Rule {
    @Override
    public void check(UncheckedRequest request) {
        scopes.resourceServer(request.client(), request.parameters().get("resource"));
    }
}
