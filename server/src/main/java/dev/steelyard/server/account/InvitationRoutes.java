package dev.steelyard.server.account;

import static dev.steelyard.http.route.Route.get;
import static dev.steelyard.http.route.Route.post;

import dev.steelyard.admin.invitation.AcceptInvitation;
import dev.steelyard.admin.invitation.Bootstrap;
import dev.steelyard.http.route.Route;
import dev.steelyard.server.browser.Browser;
import dev.steelyard.server.ground.Ground;
import dev.steelyard.server.login.LoginLimits;
import dev.steelyard.server.login.Passwords;
import java.util.List;

/** Mounts the pages that links lead to: invitations, and the first operator's. */
public final class InvitationRoutes {
    private InvitationRoutes() {}

    public static List<Route> of(
            Ground ground,
            Browser browser,
            LoginLimits limits,
            Passwords passwords,
            AcceptInvitation accept,
            Bootstrap first) {
        var store = ground.store();
        var screens = browser.screens();
        var guard = browser.guard();
        var pages = new InvitationPages(screens, guard, ground.settings());
        var invitation =
                new InvitationEndpoint(accept, limits, passwords, store, guard, pages, screens);
        var bootstrap = new BootstrapEndpoint(first, passwords, guard, pages, screens);
        return List.of(
                get(ground.path("/invitation"), screens.around(invitation::show)),
                post(ground.path("/invitation"), screens.around(invitation::join)),
                get(ground.path("/bootstrap"), screens.around(bootstrap::show)),
                post(ground.path("/bootstrap"), screens.around(bootstrap::join)));
    }
}
