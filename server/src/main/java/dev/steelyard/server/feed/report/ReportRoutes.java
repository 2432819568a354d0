package dev.steelyard.server.feed.report;

import static dev.steelyard.server.http.Route.post;

import dev.steelyard.domain.refusal.ReportedRefusal;
import dev.steelyard.domain.report.ReportKeeper;
import dev.steelyard.domain.use.ReportedUse;
import dev.steelyard.server.clientauth.ResourceServerAuthenticator;
import dev.steelyard.server.ground.Ground;
import dev.steelyard.server.http.Lane;
import dev.steelyard.server.http.Route;
import java.util.List;

/** Mounts the endpoint for reports. */
public final class ReportRoutes {
    private ReportRoutes() {}

    /**
     * The route.
     *
     * @param refusals keeps the refusals
     * @param uses keeps the counts of uses
     */
    public static List<Route> of(
            Ground ground,
            ResourceServerAuthenticator apis,
            ReportKeeper<ReportedRefusal> refusals,
            ReportKeeper<ReportedUse> uses) {
        var endpoint = new ReportsEndpoint(apis, ground.store(), ground.clock(), refusals, uses);
        return List.of(post("/guard/v1/reports", endpoint).in(Lane.GUARDS));
    }
}
