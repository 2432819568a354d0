package dev.steelyard.server.login;

import dev.steelyard.domain.principal.BuiltInIds;
import dev.steelyard.domain.session.LoginMethod;
import dev.steelyard.domain.store.Store;
import dev.steelyard.domain.user.PasswordHasher;
import dev.steelyard.domain.user.User;
import dev.steelyard.http.answer.Reply;
import dev.steelyard.http.request.Parameters;
import dev.steelyard.http.request.Request;
import dev.steelyard.pages.SecurityHeaders;
import dev.steelyard.pages.login.SecondFactor;
import dev.steelyard.pages.login.TrustOffer;
import dev.steelyard.pages.view.Form;
import dev.steelyard.pages.view.FormError;
import dev.steelyard.pages.view.TooManyAttempts;
import dev.steelyard.server.authorize.ClientDisplay;
import dev.steelyard.server.authorize.StepServices;
import dev.steelyard.server.authorize.interaction.InteractionCodec;
import dev.steelyard.server.authorize.interaction.LoginState;
import dev.steelyard.server.authorize.interaction.Prompt;
import dev.steelyard.server.authorize.request.AuthorizationRequest;
import dev.steelyard.server.browser.BrowserServices;
import dev.steelyard.server.browser.SignedInUser;
import dev.steelyard.server.context.Services;
import dev.steelyard.server.factor.LoginPolicies;
import dev.steelyard.server.factor.UserFactors;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The page that asks for the second factor, after the password or where a client or an API demands
 * more than the login proved. Thread-safe.
 */
final class SecondFactorPage implements Prompt {
    private final BrowserServices browser;
    private final InteractionCodec interactions;
    private final ClientDisplay clientDisplay;
    private final PendingLoginCodec pendings;
    private final PasskeyLogin passkeys;
    private final Store store;
    private final LoginPolicies policies;
    private final String action;
    private final InstantSource clock;

    SecondFactorPage(
            Services services,
            StepServices steps,
            PendingLoginCodec pendings,
            PasskeyLogin passkeys) {
        this.browser = services.browser();
        this.interactions = steps.interactions();
        this.clientDisplay = steps.clientDisplay();
        this.pendings = pendings;
        this.passkeys = passkeys;
        this.store = services.context().store();
        this.policies = new LoginPolicies(services.context().settings().secondFactors().staff());
        this.action = path(services);
        this.clock = services.context().clock();
    }

    static String path(Services services) {
        return services.context().path("/login/second-factor");
    }

    /** What the page shows about one user: the account, its factors, and the last error. */
    record Asked(User user, UserFactors factors, @Nullable FormError error) {}

    @Override
    public Reply ask(Request wire, AuthorizationRequest request, LoginState loginState) {
        var person = Objects.requireNonNull(loginState.person());
        var signedIn = person.signedIn();
        var to = new LoginDestination.OfRequest(request);
        var pending = new PendingLogin(signedIn.user().id(), null, clock.instant(), to);
        var carried = interactions.carry(request, signedIn.session(), loginState.interaction());
        return show(
                wire,
                signedIn,
                pending,
                new Asked(signedIn.user(), person.factors(), null),
                carried);
    }

    /**
     * The page for {@code pending}.
     *
     * @param before the user who is logged in; null: none
     */
    Reply show(Request wire, @Nullable SignedInUser before, PendingLogin pending, Asked asked) {
        var carried = wire.form().get(InteractionCodec.FIELD).orElse(null);
        return show(wire, before, pending, asked, carried);
    }

    /** The page again, after an attempt that was not examined. */
    Reply later(
            Request wire,
            @Nullable SignedInUser before,
            PendingLogin pending,
            Asked asked,
            Duration wait) {
        return show(wire, before, pending, asked).retryAfter(wait);
    }

    /**
     * As {@link #show(Request, SignedInUser, PendingLogin, Asked)}, also for a request without a
     * form.
     *
     * @param interaction of the authorization request; null: none
     */
    Reply show(
            Request wire,
            @Nullable SignedInUser before,
            PendingLogin pending,
            Asked asked,
            @Nullable String interaction) {
        var token = browser.guard().token(wire, before);
        var screens = browser.screens();
        var hidden = new LinkedHashMap<>(pendings.fields(pending, token));
        if (interaction != null) {
            hidden.put(InteractionCodec.FIELD, interaction);
        }
        var request = request(pending.to());
        var error = asked.error();
        var view =
                new SecondFactor(
                        screens.frameOfForms(
                                wire,
                                request.map(AuthorizationRequest::uiLocales).orElse(null),
                                action,
                                hidden),
                        request.map(AuthorizationRequest::client)
                                .map(clientDisplay::of)
                                .orElse(null),
                        asked.user().email().written(),
                        asked.factors().authenticator(),
                        asked.factors().recoveryCodes() > 0,
                        offersTrust(pending)
                                ? new TrustOffer(
                                        browser.trust().lifetime().toDays(),
                                        wantsTrust(wire.form()))
                                : null,
                        error,
                        new Form(action, hidden),
                        request.map(interactions::otherAccount).orElse(null),
                        asked.factors().passkeys() > 0 ? passkeys.prompt(token) : null);
        int status = error instanceof TooManyAttempts ? 429 : 200;
        var headers =
                request.map(to -> ClientDisplay.headers(to.target().headers(), to.client()))
                        .orElseGet(SecurityHeaders::standard);
        return token.with(
                screens.page(
                        status, screens.pages().secondFactor(view), passkeys.allowing(headers)));
    }

    /**
     * Whether the user can trust its browser after a code of the app: only where the next login of
     * this kind would ask for no more than the password, and where that is long enough to be alone.
     */
    boolean offersTrust(PendingLogin pending) {
        var password = pending.password();
        return browser.trust().possible()
                && password != null
                && !PasswordHasher.isShort(password.phc())
                && request(pending.to()).filter(this::asksForFactor).isEmpty();
    }

    private boolean asksForFactor(AuthorizationRequest request) {
        var resource = request.resource();
        return resource.id().equals(BuiltInIds.MANAGEMENT)
                || !request.acr().isMetBy(Set.of(LoginMethod.PWD))
                || store.read(tx -> policies.of(tx, request.client(), resource)).demands();
    }

    static boolean wantsTrust(Parameters form) {
        return form.has(SecondFactor.TRUST);
    }

    private static Optional<AuthorizationRequest> request(LoginDestination to) {
        return to instanceof LoginDestination.OfRequest(var request)
                ? Optional.of(request)
                : Optional.empty();
    }
}
