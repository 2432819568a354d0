package dev.steelyard.server.feed.report;

import static dev.steelyard.http.route.Route.post;

import dev.steelyard.http.route.Lane;
import dev.steelyard.http.route.Route;
import dev.steelyard.server.clientauth.ResourceServerAuthenticator;
import dev.steelyard.server.ground.Ground;
import dev.steelyard.server.refusal.ReportedRefusals;
import java.util.List;

/** Mounts the endpoint for reports. */
public final class ReportRoutes {
    private ReportRoutes() {}

    /**
     * The route.
     *
     * @param refusals keeps the refusals
     */
    public static List<Route> of(
            Ground ground, ResourceServerAuthenticator apis, ReportedRefusals refusals) {
        var endpoint = new ReportsEndpoint(apis, ground.store(), ground.clock(), refusals);
        return List.of(post("/guard/v1/reports", endpoint).in(Lane.GUARDS));
    }
}
