package dev.steelyard.server.introspection;

import static dev.steelyard.http.route.Route.post;

import dev.steelyard.http.route.Route;
import dev.steelyard.server.accesstoken.IssuedTokens;
import dev.steelyard.server.clientauth.Askers;
import dev.steelyard.server.ground.Ground;
import dev.steelyard.server.keys.SigningKeys;
import dev.steelyard.server.subject.Subjects;
import java.util.List;

/** Mounts the introspection endpoint. */
public final class IntrospectionRoutes {
    private IntrospectionRoutes() {}

    public static List<Route> of(
            Ground ground,
            Askers askers,
            IssuedTokens issued,
            Subjects subjects,
            SigningKeys keys) {
        return List.of(
                post(
                        ground.path("/introspection"),
                        new IntrospectionEndpoint(
                                askers,
                                new IntrospectionAnswers(keys, issued.issuer(), ground.clock()),
                                issued,
                                subjects,
                                ground.store(),
                                ground.settings().lifetimes(),
                                ground.clock())));
    }
}
