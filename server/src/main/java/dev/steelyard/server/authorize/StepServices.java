package dev.steelyard.server.authorize;

import dev.steelyard.server.authorize.interaction.InteractionCodec;
import dev.steelyard.server.authorize.request.AuthRequestParser;
import dev.steelyard.server.authorize.source.EnteredCodeCodec;
import dev.steelyard.server.authorize.source.PushedRequestFinder;
import dev.steelyard.server.authorize.source.RequestObjectFetcher;
import dev.steelyard.server.authorize.source.RequestObjectReader;
import dev.steelyard.server.authorize.source.RequestResolver;
import dev.steelyard.server.authorize.source.ValidatedRequestCodec;
import dev.steelyard.server.context.Services;

/**
 * Services that read authorization requests and describe clients, shared by the authorization
 * endpoint, the login step and the consent step.
 */
public record StepServices(
        AuthRequestParser requests,
        EnteredCodeCodec entered,
        InteractionCodec interactions,
        ClientDisplay clientDisplay) {

    public static StepServices of(Services services, RequestObjectFetcher requestUris) {
        var context = services.context();
        var settings = context.settings();
        var master = services.master();
        var entered =
                new EnteredCodeCodec(
                        context.store(), master.seal("entered codes"), context.clock());
        var sources =
                new RequestResolver(
                        new RequestObjectReader(services.clients().signatures(), settings),
                        requestUris,
                        new PushedRequestFinder(context.store()),
                        entered,
                        new ValidatedRequestCodec(master.seal("acceptances"), context.clock()));
        return new StepServices(
                new AuthRequestParser(services, sources),
                entered,
                new InteractionCodec(master.seal("interactions"), context.clock(), settings),
                new ClientDisplay(context.store()));
    }
}
