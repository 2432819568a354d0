package dev.steelyard.server.consent;

import dev.steelyard.domain.application.SecondFactorPolicy;
import dev.steelyard.http.answer.Reply;
import dev.steelyard.http.request.Request;
import dev.steelyard.pages.consent.Consent;
import dev.steelyard.pages.view.Form;
import dev.steelyard.pages.view.Person;
import dev.steelyard.server.authorize.ClientDisplay;
import dev.steelyard.server.authorize.StepServices;
import dev.steelyard.server.authorize.interaction.InteractionCodec;
import dev.steelyard.server.authorize.interaction.LoginState;
import dev.steelyard.server.authorize.interaction.Prompt;
import dev.steelyard.server.authorize.request.AuthorizationRequest;
import dev.steelyard.server.browser.BrowserServices;
import dev.steelyard.server.browser.FormGuard;
import dev.steelyard.server.browser.HtmlPageWriter;
import dev.steelyard.server.directory.Directory;
import dev.steelyard.server.factor.FactorPages;
import dev.steelyard.server.settings.ServerSettings;
import java.util.Map;

/**
 * The consent page, on which the user allows or denies the access that a client requests.
 * Thread-safe.
 */
final class ConsentPage implements Prompt {
    /** The hidden field with the authorization request. */
    static final String REQUEST = "request";

    private final HtmlPageWriter screens;
    private final FormGuard guard;
    private final ClientDisplay clientDisplay;
    private final InteractionCodec interactions;
    private final AccessDescriber accesses;
    private final DestinationDescriber destinations;
    private final FactorPages factors;
    private final String action;

    ConsentPage(
            BrowserServices browser,
            StepServices steps,
            Directory directory,
            ServerSettings settings) {
        this.screens = browser.screens();
        this.guard = browser.guard();
        this.clientDisplay = steps.clientDisplay();
        this.interactions = steps.interactions();
        this.accesses = new AccessDescriber(directory);
        this.destinations = new DestinationDescriber(settings);
        this.factors = FactorPages.of(settings);
        this.action = settings.path() + "/consent";
    }

    @Override
    public Reply ask(Request wire, AuthorizationRequest request, LoginState loginState) {
        var person = loginState.person();
        if (person == null) {
            throw new IllegalArgumentException("the consent page needs a user");
        }
        var signedIn = person.signedIn();
        var token = guard.token(wire, signedIn);
        var page =
                new Consent(
                        screens.frame(wire, request.uiLocales()),
                        clientDisplay.of(request.client()),
                        new Person(signedIn.user().name(), signedIn.user().email().written()),
                        accesses.of(request, person),
                        AccessDescriber.identity(request.scope(), request.claimsBesideScopes()),
                        request.wantsOffline(),
                        destinations.of(request.target()),
                        new Form(
                                action,
                                Map.of(
                                        REQUEST,
                                        request.query(),
                                        InteractionCodec.FIELD,
                                        interactions.carry(
                                                request,
                                                signedIn.session(),
                                                loginState.interaction()),
                                        FormGuard.FIELD,
                                        token.field())),
                        interactions.otherAccount(request),
                        suggests(person) ? factors.authenticator(request.query()) : null);
        return token.with(
                screens.page(
                        200,
                        screens.pages().consent(page),
                        ClientDisplay.headers(request.target().headers(), request.client())));
    }

    private static boolean suggests(LoginState.Person person) {
        return person.policy() == SecondFactorPolicy.OFFERED && !person.factors().any();
    }
}
