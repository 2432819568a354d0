package dev.steelyard.server.authorize;

import dev.steelyard.server.authorize.rule.Rules;
import dev.steelyard.server.browser.Seal;
import dev.steelyard.server.clientauth.ClientAuthenticator;
import dev.steelyard.server.ground.Ground;
import dev.steelyard.server.idtoken.IdTokenHints;
import dev.steelyard.server.keys.MasterKey;
import dev.steelyard.server.scope.ScopeRules;

/**
 * What a step of an authorization request, such as login or consent, has in common with the
 * endpoint that it returns to: the request, read anew; what was done so far; who asks.
 */
public record Steps(
        AuthorizationRequests requests, Interactions interactions, Introductions introductions) {

    public static Steps of(
            Ground ground,
            MasterKey master,
            ClientAuthenticator clients,
            ScopeRules scopes,
            IdTokenHints hints) {
        var settings = ground.settings();
        return new Steps(
                new AuthorizationRequests(
                        new Recipients(clients, settings), new Rules(scopes), scopes, hints),
                new Interactions(new Seal(master.derive("interactions")), ground.clock(), settings),
                new Introductions(ground.store()));
    }
}
