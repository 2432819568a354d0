package dev.steelyard.server.feed;

import static dev.steelyard.http.route.Route.get;
import static dev.steelyard.http.route.Route.post;

import dev.steelyard.admin.invitation.InviteMembers;
import dev.steelyard.http.route.Lane;
import dev.steelyard.http.route.Route;
import dev.steelyard.server.context.ServerContext;
import dev.steelyard.server.context.Services;
import dev.steelyard.server.feed.change.CacheUpdater;
import dev.steelyard.server.feed.change.ChangesEndpoint;
import dev.steelyard.server.feed.change.ChangesStream;
import java.util.List;
import java.util.stream.Stream;

/**
 * Lists the endpoints for guards, which check requests at protected APIs, such as those for
 * permissions, changes and reports (docs/guard-protocol.md).
 */
public final class GuardEndpoints {
    private static final String BASE = "/guard/v1";

    private GuardEndpoints() {}

    /**
     * @param context for requests of guards, which take no capacity from other requests
     */
    public static List<Route> routes(
            ServerContext context,
            Services services,
            CacheUpdater pump,
            InviteMembers inviteWithin) {
        var store = context.store();
        var apis = services.clients().apis();
        return Stream.of(
                        post(
                                BASE + "/states",
                                new StatesEndpoint(
                                        apis,
                                        store,
                                        services.tokens().subjects(),
                                        context.clock())),
                        get(BASE + "/changes", new ChangesEndpoint(apis, store.changes())),
                        get(
                                BASE + "/changes/stream",
                                new ChangesStream(apis, store.changes(), pump)),
                        post(BASE + "/applications", new ApplicationsEndpoint(apis, store)),
                        get(BASE + "/origins", new OriginsEndpoint(apis, store)),
                        post(
                                BASE + "/invitations",
                                new InvitationsEndpoint(
                                        apis,
                                        services.tokens().issued(),
                                        inviteWithin,
                                        context.settings(),
                                        context.clock())))
                .map(route -> route.in(Lane.GUARDS))
                .toList();
    }
}
