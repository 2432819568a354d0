package dev.steelyard.server.tokeninfo;

import static dev.steelyard.http.route.Route.post;

import dev.steelyard.admin.explanation.ExplainRefusals;
import dev.steelyard.http.route.Route;
import dev.steelyard.server.clientauth.ClientAuthenticator;
import dev.steelyard.server.ground.Ground;
import dev.steelyard.server.issuance.Subjects;
import java.util.List;

/** Mounts the endpoint that explains refusals. */
public final class ExplanationRoutes {
    private ExplanationRoutes() {}

    public static List<Route> of(
            Ground ground,
            ClientAuthenticator clients,
            ExplainRefusals refusals,
            Subjects subjects) {
        return List.of(
                post(
                        ground.path("/explanation"),
                        new ExplanationEndpoint(clients, refusals, subjects)));
    }
}
