package dev.steelyard.server.consent;

import static dev.steelyard.http.route.Route.post;

import dev.steelyard.http.route.Route;
import dev.steelyard.server.authorize.StepServices;
import dev.steelyard.server.authorize.interaction.Prompt;
import dev.steelyard.server.context.Services;
import java.util.List;

/** The consent step of an authorization request, with its page and the endpoint of its form. */
public final class ConsentStep {
    private final ConsentPage page;
    private final List<Route> routes;

    public ConsentStep(Services services, StepServices steps) {
        var context = services.context();
        var browser = services.browser();
        page = new ConsentPage(browser, steps, services.directory(), context.settings());
        var decisions =
                new ConsentRecorder(
                        context.store(),
                        services.activity().throttle(),
                        context.journal(),
                        context.clock());
        var endpoint = new ConsentEndpoint(browser, steps, decisions);
        routes = List.of(post(context.path("/consent"), browser.screens().around(endpoint)));
    }

    public Prompt prompt() {
        return page;
    }

    public List<Route> routes() {
        return routes;
    }
}
