package dev.steelyard.server.discovery;

import static dev.steelyard.http.route.Route.get;

import dev.steelyard.http.route.Lane;
import dev.steelyard.http.route.Route;
import dev.steelyard.server.directory.Directory;
import dev.steelyard.server.ground.Ground;
import dev.steelyard.server.keys.SigningKeys;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Mounts the metadata, at all of its names, and the signing keys. */
public final class DiscoveryRoutes {
    private static final String OPENID = "/.well-known/openid-configuration";

    private DiscoveryRoutes() {}

    public static List<Route> of(Ground ground, Directory directory, SigningKeys keys) {
        var discovery = new DiscoveryEndpoint(ground.settings(), directory);
        var jwks = new JwksEndpoint(keys, directory::applied);
        return Stream.concat(
                        // What tells whether the server is up.
                        paths(ground).stream().map(path -> get(path, discovery).in(Lane.ALWAYS)),
                        Stream.of(get(ground.path("/jwks"), jwks)))
                .toList();
    }

    /**
     * OpenID Connect Discovery, section 4, appends its name to the issuer; RFC 8414, section 3.1,
     * puts one between the host and the path of the issuer, and its section 5 lets clients look
     * there for the older name too. One and the same where the issuer has no path.
     */
    private static Set<String> paths(Ground ground) {
        return new LinkedHashSet<>(
                List.of(
                        ground.path(OPENID),
                        OPENID + ground.path(""),
                        "/.well-known/oauth-authorization-server" + ground.path("")));
    }
}
