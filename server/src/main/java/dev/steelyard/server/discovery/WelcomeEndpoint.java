package dev.steelyard.server.discovery;

import dev.steelyard.http.answer.Reply;
import dev.steelyard.http.request.Request;
import dev.steelyard.http.route.Route;
import dev.steelyard.pages.view.Welcome;
import dev.steelyard.server.browser.AcceptHeader;
import dev.steelyard.server.context.Services;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Says at the server's own addresses what this is and where to go: to people with a page, to
 * programs with JSON. Thread-safe.
 */
public final class WelcomeEndpoint {
    private final Services services;

    private WelcomeEndpoint(Services services) {
        this.services = services;
    }

    /** {@code GET /} at the issuer's origin, and the issuer's own address. */
    public static List<Route> routes(Services services) {
        var endpoint = new WelcomeEndpoint(services);
        var screens = services.browser().screens();
        var issuer = services.context().settings().path();
        return Stream.of("/", issuer, issuer + "/")
                .filter(path -> !path.isEmpty())
                .distinct()
                .map(path -> Route.get(path, screens.around(endpoint::show)))
                .toList();
    }

    Reply show(Request wire) {
        return AcceptHeader.wantsHtml(wire) ? page(wire) : Reply.json(200, document());
    }

    private Reply page(Request wire) {
        var context = services.context();
        var screens = services.browser().screens();
        return screens.page(
                screens.pages()
                        .welcome(
                                new Welcome(
                                        screens.frame(wire, null),
                                        context.path("/account"),
                                        context.settings().discovery().serviceDocumentation())));
    }

    private Map<String, Object> document() {
        var issuer = services.context().settings().issuer();
        var all = new LinkedHashMap<String, Object>();
        all.put("issuer", issuer.toString());
        all.put("openid_configuration", issuer + "/.well-known/openid-configuration");
        all.put("account", issuer + "/account");
        return all;
    }
}
