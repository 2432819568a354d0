package dev.steelyard.server.authorize;

import dev.steelyard.http.answer.OAuthError;
import dev.steelyard.http.answer.Reply;
import dev.steelyard.http.request.Request;
import dev.steelyard.http.request.SecretInUrl;
import dev.steelyard.http.route.Endpoint;
import dev.steelyard.http.route.Route;
import dev.steelyard.server.authorize.interaction.CompletedStep;
import dev.steelyard.server.authorize.interaction.InteractionCodec;
import dev.steelyard.server.authorize.interaction.LoginState;
import dev.steelyard.server.authorize.interaction.LoginStateReader;
import dev.steelyard.server.authorize.interaction.NextStep;
import dev.steelyard.server.authorize.interaction.Prompt;
import dev.steelyard.server.authorize.request.AuthRequestParser;
import dev.steelyard.server.authorize.request.AuthRequestParser.Reading;
import dev.steelyard.server.authorize.request.AuthorizationRequest;
import dev.steelyard.server.browser.HtmlPageWriter;
import dev.steelyard.server.browser.PostRedirectEndpoint;
import dev.steelyard.server.context.Services;
import dev.steelyard.server.factor.LoginPolicies;
import dev.steelyard.server.refusal.EndpointRefusalWriter;
import java.time.InstantSource;
import java.util.List;

/**
 * The authorization endpoint for GET requests (RFC 6749, section 3.1), which sends the user to the
 * next step, such as login, consent or back to the client. It makes every check each time and
 * doesn't rely on earlier ones. Thread-safe.
 */
public final class AuthorizationEndpoint implements Endpoint {
    private static final String PATH = "/auth";

    private final AuthRequestParser requests;
    private final InteractionCodec interactions;
    private final LoginStateReader loginStates;
    private final Prompt login;
    private final Prompt secondFactor;
    private final Prompt factorNeeded;
    private final Prompt deletion;
    private final Prompt consent;
    private final RequestCompleter outcomes;
    private final EndpointRefusalWriter refusals;
    private final HtmlPageWriter screens;
    private final InstantSource clock;

    private AuthorizationEndpoint(
            Services services,
            StepServices steps,
            Prompt login,
            Prompt secondFactor,
            Prompt factorNeeded,
            Prompt deletion,
            Prompt consent) {
        var context = services.context();
        this.requests = steps.requests();
        this.interactions = steps.interactions();
        this.loginStates =
                new LoginStateReader(
                        services.browser().sessions(),
                        interactions,
                        context.store(),
                        new LoginPolicies(context.settings().secondFactors().staff()),
                        context.clock());
        this.login = login;
        this.secondFactor = secondFactor;
        this.factorNeeded = factorNeeded;
        this.deletion = deletion;
        this.consent = consent;
        this.screens = services.browser().screens();
        this.outcomes =
                new RequestCompleter(
                        new CodeIssuer(context, services.activity().throttle()),
                        new ResponseSender(
                                screens,
                                steps.clientDisplay(),
                                new ResponseSigner(
                                        services.tokens().keys(),
                                        context.settings().lifetimes().authorizationCode(),
                                        context.clock())),
                        context.path("/device"));
        this.refusals = new EndpointRefusalWriter(services.activity().refusals(), PATH);
        this.clock = context.clock();
    }

    /** The endpoint by GET and by POST. */
    public static List<Route> routes(
            Services services,
            StepServices steps,
            Prompt login,
            Prompt secondFactor,
            Prompt factorNeeded,
            Prompt deletion,
            Prompt consent) {
        var path = services.context().path(PATH);
        var screens = services.browser().screens();
        var posted = new PostRedirectEndpoint(services.context().settings(), PATH);
        return List.of(
                Route.get(
                        path,
                        screens.around(
                                new AuthorizationEndpoint(
                                        services,
                                        steps,
                                        login,
                                        secondFactor,
                                        factorNeeded,
                                        deletion,
                                        consent))),
                Route.post(path, screens.around(posted)));
    }

    @Override
    public Reply handle(Request wire) {
        var parameters = wire.query();
        return switch (requests.read(parameters)) {
            case Reading.Unanswerable(var problem) -> screens.problem(wire, problem);
            case Reading.Unregistered(var client, var redirectUri) -> {
                if (redirectUri != null) {
                    refusals.unregistered(wire, client, redirectUri);
                }
                yield screens.refusedAddress(wire, redirectUri);
            }
            case Reading.Refused(var target, var error) ->
                    outcomes.refused(wire, target, null, error);
            case Reading.Valid(var request) when SecretInUrl.in(wire.rawQuery()) ->
                    outcomes.refused(
                            wire,
                            request.target(),
                            null,
                            new OAuthError(OAuthError.Code.INVALID_REQUEST, SecretInUrl.MESSAGE));
            // So that a reload finds the accepted request, however long the user takes.
            case Reading.Valid(var request) when request.carried().isNew() ->
                    interactions.begin(request);
            case Reading.Valid(var request) -> {
                var carried = parameters.get(InteractionCodec.FIELD);
                yield answer(wire, request, loginStates.of(wire, request, carried));
            }
        };
    }

    private Reply answer(Request wire, AuthorizationRequest request, LoginState loginState) {
        try {
            return switch (NextStep.of(request, loginState, clock.instant())) {
                case NextStep.AskLogin() -> login.ask(wire, request, loginState);
                case NextStep.AskSecondFactor() -> secondFactor.ask(wire, request, loginState);
                case NextStep.AddFactor() -> factorNeeded.ask(wire, request, loginState);
                case NextStep.TellOfDeletion _ -> deletion.ask(wire, request, loginState);
                case NextStep.AskConsent(_) -> consent.ask(wire, request, loginState);
                case NextStep.Issue(var person, var scope) ->
                        outcomes.granted(wire, request, person, scope)
                                .orElseGet(() -> handle(wire));
            };
        } catch (OAuthError e) {
            boolean denied = loginState.interaction().has(CompletedStep.DENIAL);
            var signedIn = loginState.signedIn();
            var denier = denied ? signedIn : null;
            // Of a logged-in user only: any site can send a browser here in a client's name.
            if (signedIn != null && !denied) {
                refusals.refused(wire, request.client(), signedIn.user().id(), e);
            }
            return outcomes.refused(wire, request.target(), denier, e);
        }
    }
}
