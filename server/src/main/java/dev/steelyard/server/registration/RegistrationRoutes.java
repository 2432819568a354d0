package dev.steelyard.server.registration;

import static dev.steelyard.http.route.Answers.json;

import dev.steelyard.admin.registration.ManageOwnRegistration;
import dev.steelyard.admin.registration.RegisterClients;
import dev.steelyard.http.route.Route;
import dev.steelyard.server.clientauth.WrongSecrets;
import dev.steelyard.server.ground.Ground;
import dev.steelyard.server.metering.Throttle;
import java.util.List;

/**
 * Mounts registration and its management, where it is on; never for scripts of other origins, since
 * no token for it belongs into a browser.
 */
public final class RegistrationRoutes {
    private static final String PATH = "/reg";

    private RegistrationRoutes() {}

    public static List<Route> of(
            Ground ground,
            WrongSecrets wrongSecrets,
            Throttle throttle,
            RegisterClients register,
            ManageOwnRegistration own) {
        var endpoint = ground.settings().registrationEndpoint();
        if (endpoint.isEmpty()) {
            return List.of();
        }
        var tokens = new BearerTokens(wrongSecrets);
        var answers = new RegistrationAnswers(endpoint.get());
        var one = ground.path(PATH) + "/{client}";
        var client = new ClientEndpoint(tokens, own, answers, throttle);
        return List.of(
                new Route(
                        "POST",
                        ground.path(PATH),
                        json(new RegistrationEndpoint(tokens, register, answers))),
                new Route("GET", one, json(client::get)),
                new Route("PUT", one, json(client::put)),
                new Route("DELETE", one, json(client::delete)));
    }
}
