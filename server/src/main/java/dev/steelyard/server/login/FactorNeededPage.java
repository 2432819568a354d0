package dev.steelyard.server.login;

import dev.steelyard.domain.application.SecondFactorPolicy;
import dev.steelyard.domain.store.Store;
import dev.steelyard.http.answer.Reply;
import dev.steelyard.http.request.QueryWriter;
import dev.steelyard.http.request.Request;
import dev.steelyard.pages.login.FactorNeed;
import dev.steelyard.pages.login.FactorNeeded;
import dev.steelyard.server.authorize.ClientDisplay;
import dev.steelyard.server.authorize.StepServices;
import dev.steelyard.server.authorize.interaction.LoginState;
import dev.steelyard.server.authorize.interaction.Prompt;
import dev.steelyard.server.authorize.request.AuthorizationRequest;
import dev.steelyard.server.browser.HtmlPageWriter;
import dev.steelyard.server.context.Services;
import dev.steelyard.server.factor.EnrolmentRules;
import java.util.Map;
import java.util.Objects;

/**
 * The page for a user who lacks the second factor that a policy demands. It leads to the page that
 * adds one, or says how to get a link that permits it. Thread-safe.
 */
final class FactorNeededPage implements Prompt {
    /** The parameter with the request that continues once the factor is added. */
    static final String CONTINUE = "continue";

    private final HtmlPageWriter screens;
    private final ClientDisplay clientDisplay;
    private final Store store;
    private final EnrolmentRules rules;
    private final String security;

    FactorNeededPage(Services services, StepServices steps, EnrolmentRules rules) {
        this.screens = services.browser().screens();
        this.clientDisplay = steps.clientDisplay();
        this.store = services.context().store();
        this.rules = rules;
        this.security = services.context().path("/account/security");
    }

    @Override
    public Reply ask(Request wire, AuthorizationRequest request, LoginState loginState) {
        var person = Objects.requireNonNull(loginState.person());
        var signedIn = person.signedIn();
        var need =
                store.read(tx -> rules.of(tx, signedIn)) == EnrolmentRules.Answer.LINK_NEEDED
                        ? FactorNeed.LINK
                        : person.policy() == SecondFactorPolicy.PHISHING_RESISTANT
                                ? FactorNeed.PASSKEY
                                : FactorNeed.ANY;
        var next =
                switch (need) {
                    case LINK -> null;
                    case PASSKEY -> security;
                    case ANY ->
                            security
                                    + "/authenticator?"
                                    + QueryWriter.of(Map.of(CONTINUE, request.query()));
                };
        var view =
                new FactorNeeded(
                        screens.frame(wire, request.uiLocales()),
                        clientDisplay.of(request.client()),
                        signedIn.user().email().written(),
                        need,
                        next);
        return screens.page(
                200,
                screens.pages().factorNeeded(view),
                ClientDisplay.headers(request.target().headers(), request.client()));
    }
}
