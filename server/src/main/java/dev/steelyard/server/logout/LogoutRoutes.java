package dev.steelyard.server.logout;

import static dev.steelyard.http.route.Route.get;
import static dev.steelyard.http.route.Route.post;

import dev.steelyard.domain.journal.Endings;
import dev.steelyard.http.route.Route;
import dev.steelyard.server.browser.Browser;
import dev.steelyard.server.browser.PostedRequest;
import dev.steelyard.server.clientauth.ClientAuthenticator;
import dev.steelyard.server.ground.Ground;
import dev.steelyard.server.issuance.IdTokenHints;
import java.util.List;

/** Mounts the end session endpoint, and the form of its page. */
public final class LogoutRoutes {
    private static final String PATH = "/session/end";

    private LogoutRoutes() {}

    public static List<Route> of(
            Ground ground,
            Browser browser,
            ClientAuthenticator clients,
            IdTokenHints hints,
            Endings endings) {
        var settings = ground.settings();
        var screens = browser.screens();
        var endpoint =
                new LogoutEndpoint(
                        browser,
                        new LogoutRequests(hints, clients),
                        new Logouts(
                                ground.store(),
                                endings,
                                ground.journal(),
                                ground.clock(),
                                new FrontChannels(settings.issuer())),
                        new LogoutPages(screens, browser.guard(), settings));
        return List.of(
                get(ground.path(PATH), screens.around(endpoint::ask)),
                post(ground.path(PATH), screens.around(new PostedRequest(settings, PATH))),
                post(ground.path(PATH + "/decision"), screens.around(endpoint::decide)));
    }
}
