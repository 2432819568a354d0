package dev.steelyard.server.token;

import static dev.steelyard.http.route.Route.post;

import dev.steelyard.domain.journal.Endings;
import dev.steelyard.http.route.Cors;
import dev.steelyard.http.route.Route;
import dev.steelyard.server.clientauth.ClientAuthenticator;
import dev.steelyard.server.ground.Ground;
import dev.steelyard.server.issuance.IssuedTokens;
import dev.steelyard.server.metering.Throttle;
import java.util.List;

/** Mounts the revocation endpoint, for scripts of registered origins too. */
public final class RevocationRoutes {
    private RevocationRoutes() {}

    public static List<Route> of(
            Ground ground,
            Cors cors,
            ClientAuthenticator clients,
            IssuedTokens issued,
            Endings endings,
            RefreshSecrets refreshSecrets,
            Throttle throttle) {
        return cors.open(
                post(
                        ground.path("/revocation"),
                        new RevocationEndpoint(
                                clients,
                                issued,
                                endings,
                                refreshSecrets,
                                throttle,
                                ground.store(),
                                ground.clock())));
    }
}
