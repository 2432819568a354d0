package dev.steelyard.server.tokeninfo;

import static dev.steelyard.http.route.Route.get;
import static dev.steelyard.http.route.Route.post;

import dev.steelyard.http.route.Cors;
import dev.steelyard.http.route.Route;
import dev.steelyard.server.clientauth.ClientAuthenticator;
import dev.steelyard.server.clientauth.Dpop;
import dev.steelyard.server.ground.Ground;
import dev.steelyard.server.issuance.IssuedTokens;
import dev.steelyard.server.keys.SigningKeys;
import java.util.List;

/** Mounts the userinfo endpoint, for scripts of registered origins too. */
public final class UserinfoRoutes {
    private static final String PATH = "/me";

    private UserinfoRoutes() {}

    public static List<Route> of(
            Ground ground,
            Cors cors,
            IssuedTokens issued,
            ClientAuthenticator clients,
            Dpop dpop,
            SigningKeys keys) {
        var endpoint =
                new UserinfoEndpoint(
                        issued,
                        clients,
                        dpop,
                        new UserinfoAnswers(clients, keys, issued.issuer()),
                        ground.store(),
                        ground.clock());
        return cors.open(get(ground.path(PATH), endpoint), post(ground.path(PATH), endpoint));
    }
}
