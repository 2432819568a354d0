package dev.steelyard.server.discovery;

import static dev.steelyard.server.http.Route.get;

import dev.steelyard.server.directory.Directory;
import dev.steelyard.server.ground.Ground;
import dev.steelyard.server.http.Route;
import dev.steelyard.server.keys.SigningKeys;
import java.util.List;

/** Mounts the metadata, at both of its names, and the signing keys. */
public final class DiscoveryRoutes {
    private DiscoveryRoutes() {}

    public static List<Route> of(Ground ground, Directory directory, SigningKeys keys) {
        var discovery = new DiscoveryEndpoint(ground.settings(), directory);
        return List.of(
                get(ground.path("/.well-known/openid-configuration"), discovery),
                // RFC 8414, section 3.1: between the host and the path of the issuer.
                get("/.well-known/oauth-authorization-server" + ground.path(""), discovery),
                get(ground.path("/jwks"), new JwksEndpoint(keys, directory::applied)));
    }
}
