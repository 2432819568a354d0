package dev.steelyard.server.feed.report;

import dev.steelyard.domain.refusal.ReportedRefusal;
import dev.steelyard.domain.resource.ResourceServer;
import dev.steelyard.domain.store.Store;
import dev.steelyard.domain.store.Transaction;
import dev.steelyard.http.answer.Reply;
import dev.steelyard.http.request.Request;
import dev.steelyard.http.route.Endpoint;
import dev.steelyard.http.route.Lane;
import dev.steelyard.http.route.Route;
import dev.steelyard.server.clientauth.ResourceServerAuthenticator;
import dev.steelyard.server.context.ServerContext;
import dev.steelyard.server.context.Services;
import dev.steelyard.server.refusal.ReportedRefusalWriter;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/**
 * Records a guard's report on its own state, refused requests and decision counts ({@code POST
 * /guard/v1/reports}). One transaction a report. Thread-safe.
 */
public final class ReportsEndpoint implements Endpoint {
    private final ResourceServerAuthenticator authenticator;
    private final Store store;
    private final InstantSource clock;
    private final ReportedRefusalWriter refusals;

    private ReportsEndpoint(ServerContext context, Services services) {
        this.authenticator = services.clients().apis();
        this.store = context.store();
        this.clock = context.clock();
        this.refusals = new ReportedRefusalWriter(context.ids());
    }

    /**
     * @param context for requests of guards, which take no capacity from other requests
     */
    public static List<Route> routes(ServerContext context, Services services) {
        return List.of(
                Route.post("/guard/v1/reports", new ReportsEndpoint(context, services))
                        .in(Lane.GUARDS));
    }

    @Override
    public Reply handle(Request request) {
        var at = authenticator.authenticate(request);
        var now = clock.instant();
        var report = ReportBody.read(request, at, now);
        var kept = store.write(tx -> keep(tx, at, report, now));
        return Reply.json(200, Map.of("kept", kept)).noStore();
    }

    private Map<String, Integer> keep(
            Transaction tx, ResourceServer at, ValidatedReport report, Instant now) {
        var guard = report.guard().at(tx.head());
        if (!tx.guards().put(guard)) {
            // The report was stored before, and only the answer was lost.
            return Map.of();
        }
        if (report.ending()) {
            tx.guards().remove(guard.resourceServer(), guard.id());
        }
        return Map.of(
                "refusals",
                        report.refusals().isEmpty() ? 0 : keepRefusals(tx, at, report.refusals()),
                "uses",
                        report.uses().isEmpty()
                                ? 0
                                : tx.decisions().add(at.id(), report.uses(), now).stored());
    }

    private int keepRefusals(Transaction tx, ResourceServer at, List<ReportedRefusal> reported) {
        var principals = reported.stream().map(ReportedRefusal::principal).toList();
        var known = KnownPrincipals.among(principals, tx, at);
        var refused = reported.stream().filter(row -> known.has(row.principal())).toList();
        return refusals.keep(tx, at, refused);
    }
}
