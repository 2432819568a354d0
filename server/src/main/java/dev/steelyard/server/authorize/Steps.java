package dev.steelyard.server.authorize;

import dev.steelyard.server.authorize.rule.Rules;
import dev.steelyard.server.authorize.source.Acceptances;
import dev.steelyard.server.authorize.source.EnteredCodes;
import dev.steelyard.server.authorize.source.PushedUris;
import dev.steelyard.server.authorize.source.RequestUris;
import dev.steelyard.server.authorize.source.SignedRequests;
import dev.steelyard.server.authorize.source.Sources;
import dev.steelyard.server.browser.Seal;
import dev.steelyard.server.clientauth.ClientAuthenticator;
import dev.steelyard.server.clientkeys.ClientSignatures;
import dev.steelyard.server.ground.Ground;
import dev.steelyard.server.issuance.IdTokenHints;
import dev.steelyard.server.issuance.ScopeRules;
import dev.steelyard.server.issuance.Subjects;
import dev.steelyard.server.keys.MasterKey;

/**
 * What a step of an authorization request, such as login or consent, has in common with the
 * endpoint that it returns to: the request, read anew; what was done so far; who asks.
 */
public record Steps(
        AuthorizationRequests requests,
        EnteredCodes entered,
        Interactions interactions,
        Introductions introductions) {

    public static Steps of(
            Ground ground,
            MasterKey master,
            ClientAuthenticator clients,
            ClientSignatures signatures,
            RequestUris requestUris,
            ScopeRules scopes,
            IdTokenHints hints,
            Subjects subjects) {
        var settings = ground.settings();
        var entered =
                new EnteredCodes(
                        ground.store(), new Seal(master.derive("entered codes")), ground.clock());
        var sources =
                new Sources(
                        new SignedRequests(signatures, settings),
                        requestUris,
                        new PushedUris(ground.store()),
                        entered,
                        new Acceptances(new Seal(master.derive("acceptances")), ground.clock()));
        return new Steps(
                new AuthorizationRequests(
                        clients,
                        sources,
                        new Recipients(settings),
                        new Rules(scopes, settings.pushes().required()),
                        scopes,
                        hints,
                        subjects),
                entered,
                new Interactions(new Seal(master.derive("interactions")), ground.clock(), settings),
                new Introductions(ground.store()));
    }
}
