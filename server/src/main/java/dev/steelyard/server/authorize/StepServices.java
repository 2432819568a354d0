package dev.steelyard.server.authorize;

import dev.steelyard.server.authorize.interaction.Interactions;
import dev.steelyard.server.authorize.request.AuthorizationRequests;
import dev.steelyard.server.authorize.source.Acceptances;
import dev.steelyard.server.authorize.source.EnteredCodes;
import dev.steelyard.server.authorize.source.PushedUris;
import dev.steelyard.server.authorize.source.RequestResolver;
import dev.steelyard.server.authorize.source.RequestUris;
import dev.steelyard.server.authorize.source.SignedRequests;
import dev.steelyard.server.context.Services;

/**
 * Services that the authorization endpoint shares with its steps, such as login and consent. They
 * read requests and entered codes, carry interactions and describe clients.
 */
public record StepServices(
        AuthorizationRequests requests,
        EnteredCodes entered,
        Interactions interactions,
        ClientDisplay clientDisplay) {

    public static StepServices of(Services services, RequestUris requestUris) {
        var context = services.context();
        var settings = context.settings();
        var master = services.master();
        var entered =
                new EnteredCodes(context.store(), master.seal("entered codes"), context.clock());
        var sources =
                new RequestResolver(
                        new SignedRequests(services.clients().signatures(), settings),
                        requestUris,
                        new PushedUris(context.store()),
                        entered,
                        new Acceptances(master.seal("acceptances"), context.clock()));
        return new StepServices(
                new AuthorizationRequests(services, sources),
                entered,
                new Interactions(master.seal("interactions"), context.clock(), settings),
                new ClientDisplay(context.store()));
    }
}
