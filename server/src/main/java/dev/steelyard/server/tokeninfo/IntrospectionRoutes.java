package dev.steelyard.server.tokeninfo;

import static dev.steelyard.http.route.Route.post;

import dev.steelyard.http.route.Route;
import dev.steelyard.server.clientauth.CallerAuthenticator;
import dev.steelyard.server.ground.Ground;
import dev.steelyard.server.issuance.IssuedTokens;
import dev.steelyard.server.issuance.Subjects;
import dev.steelyard.server.keys.SigningKeys;
import java.util.List;

/** Mounts the introspection endpoint. */
public final class IntrospectionRoutes {
    private IntrospectionRoutes() {}

    public static List<Route> of(
            Ground ground,
            CallerAuthenticator callers,
            IssuedTokens issued,
            Subjects subjects,
            SigningKeys keys) {
        return List.of(
                post(
                        ground.path("/introspection"),
                        new IntrospectionEndpoint(
                                callers,
                                new IntrospectionAnswers(keys, issued.issuer(), ground.clock()),
                                issued,
                                subjects,
                                ground.store(),
                                ground.settings().lifetimes(),
                                ground.clock())));
    }
}
