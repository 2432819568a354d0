package dev.steelyard.server.registration;

import static dev.steelyard.http.route.ErrorConversion.json;

import dev.steelyard.admin.operation.Outcome;
import dev.steelyard.admin.registration.ManageOwnRegistration;
import dev.steelyard.admin.registration.RegisterClients;
import dev.steelyard.domain.secret.SecretKind;
import dev.steelyard.http.answer.Reply;
import dev.steelyard.http.request.Request;
import dev.steelyard.http.route.Endpoint;
import dev.steelyard.http.route.Route;
import dev.steelyard.server.context.Services;
import java.util.List;

/**
 * The client registration endpoint, at which clients register themselves (RFC 7591, section 3).
 * Thread-safe.
 */
public final class RegistrationEndpoint implements Endpoint {
    private final BearerTokens tokens;
    private final RegisterClients register;
    private final RegistrationResponses answers;

    private RegistrationEndpoint(
            BearerTokens tokens, RegisterClients register, RegistrationResponses answers) {
        this.tokens = tokens;
        this.register = register;
        this.answers = answers;
    }

    /**
     * Registration and its management, if enabled; never for scripts of other origins, since no
     * token for it belongs in a browser.
     */
    public static List<Route> routes(
            Services services, RegisterClients register, ManageOwnRegistration own) {
        var context = services.context();
        var endpoint = context.settings().registrationEndpoint();
        if (endpoint.isEmpty()) {
            return List.of();
        }
        var tokens = new BearerTokens(services.clients().wrongSecrets());
        var answers = new RegistrationResponses(endpoint.get());
        var path = context.path("/reg");
        var one = path + "/{client}";
        var client = new ClientEndpoint(tokens, own, answers, services.activity().throttle());
        return List.of(
                new Route("POST", path, json(new RegistrationEndpoint(tokens, register, answers))),
                new Route("GET", one, json(client::get)),
                new Route("PUT", one, json(client::put)),
                new Route("DELETE", one, json(client::delete)));
    }

    @Override
    public Reply handle(Request request) {
        var token = BearerTokens.of(request);
        // A caller without a token learns nothing about its metadata.
        if (!(register.look(token) instanceof Outcome.Done<?>)) {
            throw tokens.wrong(request, SecretKind.INITIAL_ACCESS_TOKEN, token);
        }
        var metadata = MetadataParser.of(Metadata.of(request));
        var outcome = register.register(token, metadata, request.source(), request.id());
        if (outcome instanceof Outcome.Missing) {
            // Used or ended in the meantime.
            throw tokens.wrong(request, SecretKind.INITIAL_ACCESS_TOKEN, token);
        }
        return Reply.json(201, answers.of(RegistrationErrorMapper.done(outcome))).noStore();
    }
}
