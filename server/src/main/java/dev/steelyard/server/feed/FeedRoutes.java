package dev.steelyard.server.feed;

import static dev.steelyard.http.route.Route.get;
import static dev.steelyard.http.route.Route.post;

import dev.steelyard.admin.invitation.InviteWithin;
import dev.steelyard.http.route.Lane;
import dev.steelyard.http.route.Route;
import dev.steelyard.server.clientauth.ResourceServerAuthenticator;
import dev.steelyard.server.ground.Ground;
import dev.steelyard.server.issuance.IssuedTokens;
import dev.steelyard.server.issuance.Subjects;
import java.util.List;
import java.util.stream.Stream;

/** Mounts what guards call (docs/guard-protocol.md). */
public final class FeedRoutes {
    private static final String BASE = "/guard/v1";

    private FeedRoutes() {}

    public static List<Route> of(
            Ground ground,
            ResourceServerAuthenticator apis,
            Pump pump,
            IssuedTokens issued,
            Subjects subjects,
            InviteWithin inviteWithin) {
        var store = ground.store();
        return Stream.of(
                        post(
                                BASE + "/states",
                                new StatesEndpoint(apis, store, subjects, ground.clock())),
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
                                        issued,
                                        inviteWithin,
                                        ground.settings(),
                                        ground.clock())))
                .map(route -> route.in(Lane.GUARDS))
                .toList();
    }
}
