package dev.steelyard.server.authorize.request;

import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.grant.PushedRequest;
import dev.steelyard.domain.id.IdGenerator;
import dev.steelyard.domain.secret.SecretGenerator;
import dev.steelyard.domain.secret.SecretKind;
import dev.steelyard.http.answer.OAuthError;
import dev.steelyard.http.answer.Reply;
import dev.steelyard.http.request.Parameters;
import dev.steelyard.http.request.QueryWriter;
import dev.steelyard.http.request.Request;
import dev.steelyard.http.route.Endpoint;
import dev.steelyard.http.route.Route;
import dev.steelyard.server.authorize.source.PushedRequestFinder;
import dev.steelyard.server.clientauth.ClientAuthenticator;
import dev.steelyard.server.clientauth.Dpop;
import dev.steelyard.server.context.Services;
import dev.steelyard.server.metering.Limit;
import dev.steelyard.server.metering.RequestBudget;
import dev.steelyard.server.refusal.EndpointRefusalWriter;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The pushed authorization request endpoint (RFC 9126, section 2). It accepts requests of
 * authenticated clients, and checks them at once by the rules of the authorization endpoint.
 * Thread-safe.
 */
public final class ParEndpoint implements Endpoint {
    /** Parameters of client authentication, which are no part of the request. */
    private static final Set<String> PROOFS =
            Set.of("client_id", "client_secret", "client_assertion", "client_assertion_type");

    private static final int LONGEST = 16_384;

    private final ClientAuthenticator authenticator;
    private final AuthRequestParser requests;
    private final Dpop dpop;
    private final EndpointRefusalWriter refusals;
    private final RequestBudget intake;
    private final IdGenerator ids;
    private final SecretGenerator secrets;
    private final InstantSource clock;
    private final Duration lifetime;

    private ParEndpoint(Services services, AuthRequestParser requests) {
        var context = services.context();
        var activity = services.activity();
        this.authenticator = services.clients().authenticator();
        this.requests = requests;
        this.dpop = services.clients().dpop();
        this.refusals = new EndpointRefusalWriter(activity.refusals(), "/par");
        this.intake =
                new RequestBudget(activity.throttle(), Limit.PUSH_OF_CLIENT, Limit.PUSH_AT_SOURCE);
        this.ids = context.ids();
        this.secrets = context.secrets();
        this.clock = context.clock();
        this.lifetime = context.settings().pushes().lifetime();
    }

    /** Open to scripts of registered origins too. */
    public static List<Route> routes(Services services, AuthRequestParser requests) {
        return services.clients()
                .cors()
                .open(
                        Route.post(
                                services.context().path("/par"),
                                new ParEndpoint(services, requests)));
    }

    @Override
    public Reply handle(Request request) {
        var form = request.form();
        var client = authenticator.authenticate(request, form).client();
        try {
            return push(request, form, client);
        } catch (OAuthError refusal) {
            throw refusals.kept(request, client, refusal);
        }
    }

    private Reply push(Request request, Parameters form, Client client) {
        // Section 2.1: "The request_uri authorization request parameter … MUST NOT be provided".
        if (form.has("request_uri")) {
            throw new OAuthError(
                    OAuthError.Code.INVALID_REQUEST,
                    "request_uri must not be part of a pushed request. Leave it out.");
        }
        var proof = dpop.proof(request, client);
        var jkt = Dpop.key(proof);
        var query = Dpop.bound(requests.checkPushed(client, parameters(client, form)), jkt);
        if (query.length() > LONGEST) {
            throw new OAuthError(
                    OAuthError.Code.INVALID_REQUEST,
                    "A request must not be longer than " + LONGEST + " characters.");
        }
        var life = client.settings().policy().push(lifetime);
        var secret = secrets.next(SecretKind.PUSHED_REQUEST, ids.<PushedRequest>next());
        var pushed =
                new PushedRequest(
                        secret.id(), secret.hash(), client.id(), query, clock.instant().plus(life));
        intake.keep(
                request,
                client,
                query.length(),
                tx -> {
                    tx.pushedRequests().insert(pushed);
                    return true;
                });
        dpop.use(proof);
        var answer = new LinkedHashMap<String, Object>();
        answer.put("request_uri", PushedRequestFinder.of(secret));
        answer.put("expires_in", life.toSeconds());
        var reply = Reply.json(201, answer).noStore();
        return jkt == null ? reply : dpop.answered(reply);
    }

    private static Parameters parameters(Client client, Parameters form) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("client_id", client.id().hex());
        for (var name : form.names()) {
            if (!PROOFS.contains(name)) {
                form.get(name).ifPresent(value -> parameters.put(name, value));
            }
        }
        return Parameters.parse(QueryWriter.of(parameters));
    }
}
