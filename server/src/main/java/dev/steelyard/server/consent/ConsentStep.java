package dev.steelyard.server.consent;

import static dev.steelyard.http.route.Route.post;

import dev.steelyard.http.route.Route;
import dev.steelyard.server.authorize.Question;
import dev.steelyard.server.authorize.Steps;
import dev.steelyard.server.browser.Browser;
import dev.steelyard.server.directory.Directory;
import dev.steelyard.server.ground.Ground;
import dev.steelyard.server.metering.Throttle;
import java.util.List;

/** Consent: the page that the authorization endpoint asks with, and where its form goes. */
public final class ConsentStep {
    private final ConsentPage page;
    private final List<Route> routes;

    public ConsentStep(
            Ground ground, Browser browser, Steps steps, Directory directory, Throttle throttle) {
        page = new ConsentPage(browser, steps, directory, ground.settings());
        var decisions = new Decisions(ground.store(), throttle, ground.journal(), ground.clock());
        var endpoint = new ConsentEndpoint(browser, steps, decisions);
        routes = List.of(post(ground.path("/consent"), browser.screens().around(endpoint)));
    }

    public Question question() {
        return page;
    }

    public List<Route> routes() {
        return routes;
    }
}
