package dev.steelyard.server.login;

import dev.steelyard.admin.account.RequestEnrolment;
import dev.steelyard.domain.application.SecondFactorPolicy;
import dev.steelyard.domain.store.Store;
import dev.steelyard.http.answer.Reply;
import dev.steelyard.http.request.Request;
import dev.steelyard.pages.login.FactorNeed;
import dev.steelyard.pages.login.FactorNeeded;
import dev.steelyard.pages.view.Form;
import dev.steelyard.server.authorize.ClientDisplay;
import dev.steelyard.server.authorize.StepServices;
import dev.steelyard.server.authorize.interaction.LoginState;
import dev.steelyard.server.authorize.interaction.Prompt;
import dev.steelyard.server.authorize.request.AuthorizationRequest;
import dev.steelyard.server.browser.FormGuard;
import dev.steelyard.server.browser.HtmlPageWriter;
import dev.steelyard.server.context.Services;
import dev.steelyard.server.factor.EnrolmentRules;
import dev.steelyard.server.factor.FactorPages;
import dev.steelyard.server.factor.SecondFactors;
import java.util.Map;
import java.util.Objects;

/**
 * The page for a user who lacks the second factor that a policy demands. It leads to the page that
 * adds one, or says how to get a link that permits it. Thread-safe.
 */
final class FactorNeededPage implements Prompt {
    private final HtmlPageWriter screens;
    private final ClientDisplay clientDisplay;
    private final Store store;
    private final FormGuard guard;
    private final EnrolmentRules rules;
    private final RequestEnrolment links;
    private final FactorPages pages;
    private final boolean passkeys;

    /**
     * @param passkeys whether users can add passkeys here
     */
    FactorNeededPage(
            Services services, StepServices steps, SecondFactors factors, boolean passkeys) {
        this.screens = services.browser().screens();
        this.clientDisplay = steps.clientDisplay();
        this.store = services.context().store();
        this.guard = services.browser().guard();
        this.rules = factors.rules();
        this.links = factors.links();
        this.pages = FactorPages.of(services.context().settings());
        this.passkeys = passkeys;
    }

    @Override
    public Reply ask(Request wire, AuthorizationRequest request, LoginState loginState) {
        var person = Objects.requireNonNull(loginState.person());
        var signedIn = person.signedIn();
        var need = need(person);
        var query = request.query();
        var next =
                switch (need) {
                    case LINK, MAIL -> null;
                    case SIGN_IN -> pages.request(query);
                    case PASSKEY -> passkeys ? pages.passkeys(query) : null;
                    case ANY -> pages.authenticator(query);
                };
        var token = guard.token(wire, signedIn);
        var view =
                new FactorNeeded(
                        screens.frame(wire, request.uiLocales()),
                        clientDisplay.of(request.client()),
                        signedIn.user().email().written(),
                        need,
                        next,
                        need == FactorNeed.ANY && passkeys ? pages.passkeys(query) : null,
                        need == FactorNeed.MAIL
                                ? new Form(pages.mail(), Map.of(FormGuard.FIELD, token.field()))
                                : null);
        return token.with(
                screens.page(
                        200,
                        screens.pages().factorNeeded(view),
                        ClientDisplay.headers(request.target().headers(), request.client())));
    }

    private FactorNeed need(LoginState.Person person) {
        // This login was by password, though a passkey is there.
        if (person.factors().passkeys() > 0) {
            return FactorNeed.SIGN_IN;
        }
        var signedIn = person.signedIn();
        if (store.read(tx -> rules.of(tx, signedIn)) == EnrolmentRules.Answer.LINK_NEEDED) {
            return store.read(tx -> links.isOffered(tx, signedIn.user().id()))
                    ? FactorNeed.MAIL
                    : FactorNeed.LINK;
        }
        return person.policy() == SecondFactorPolicy.PHISHING_RESISTANT
                ? FactorNeed.PASSKEY
                : FactorNeed.ANY;
    }
}
