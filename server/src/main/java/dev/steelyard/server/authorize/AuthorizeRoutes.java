package dev.steelyard.server.authorize;

import static dev.steelyard.http.route.Route.get;
import static dev.steelyard.http.route.Route.post;

import dev.steelyard.http.route.Route;
import dev.steelyard.server.browser.Browser;
import dev.steelyard.server.browser.PostedRequest;
import dev.steelyard.server.ground.Ground;
import dev.steelyard.server.keys.SigningKeys;
import dev.steelyard.server.metering.Throttle;
import dev.steelyard.server.refusal.EndpointRefusals;
import dev.steelyard.server.refusal.RefusalWriter;
import java.util.List;

/** Mounts the authorization endpoint. */
public final class AuthorizeRoutes {
    private static final String PATH = "/auth";

    private AuthorizeRoutes() {}

    public static List<Route> of(
            Ground ground,
            Browser browser,
            SigningKeys keys,
            Steps steps,
            Question login,
            Question consent,
            Throttle throttle,
            RefusalWriter refusals) {
        var settings = ground.settings();
        var lifetime = settings.lifetimes().authorizationCode();
        var screens = browser.screens();
        var endpoint =
                new AuthorizationEndpoint(
                        steps.requests(),
                        steps.interactions(),
                        new Situations(
                                browser.sessions(),
                                steps.interactions(),
                                ground.store(),
                                ground.clock()),
                        login,
                        consent,
                        new Outcomes(
                                new CodeIssuer(ground, throttle),
                                new Responses(
                                        screens,
                                        steps.introductions(),
                                        new SignedResponses(keys, lifetime, ground.clock())),
                                ground.path("/device")),
                        new EndpointRefusals(refusals, PATH),
                        screens,
                        ground.clock());
        return List.of(
                get(ground.path(PATH), screens.around(endpoint)),
                post(ground.path(PATH), screens.around(new PostedRequest(settings, PATH))));
    }
}
