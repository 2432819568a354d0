package dev.steelyard.server.par;

import static dev.steelyard.http.route.Route.post;

import dev.steelyard.http.route.Cors;
import dev.steelyard.http.route.Route;
import dev.steelyard.server.authorize.AuthorizationRequests;
import dev.steelyard.server.clientauth.ClientAuthenticator;
import dev.steelyard.server.clientauth.Dpop;
import dev.steelyard.server.ground.Ground;
import dev.steelyard.server.metering.Throttle;
import dev.steelyard.server.refusal.EndpointRefusals;
import dev.steelyard.server.refusal.RefusalWriter;
import java.util.List;

/** Mounts the endpoint for pushed requests, for scripts of registered origins too. */
public final class ParRoutes {
    private ParRoutes() {}

    public static List<Route> of(
            Ground ground,
            Cors cors,
            ClientAuthenticator clients,
            AuthorizationRequests requests,
            Dpop dpop,
            Throttle throttle,
            RefusalWriter refusals) {
        return cors.open(
                post(
                        ground.path("/par"),
                        new ParEndpoint(
                                clients,
                                requests,
                                dpop,
                                throttle,
                                new EndpointRefusals(refusals, "/par"),
                                ground)));
    }
}
