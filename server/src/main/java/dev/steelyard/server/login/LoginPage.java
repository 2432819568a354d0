package dev.steelyard.server.login;

import dev.steelyard.domain.session.LoginMethod;
import dev.steelyard.domain.user.EmailAddress;
import dev.steelyard.http.answer.Reply;
import dev.steelyard.http.request.Request;
import dev.steelyard.pages.login.Login;
import dev.steelyard.pages.login.LoginPurpose;
import dev.steelyard.pages.view.Form;
import dev.steelyard.pages.view.FormError;
import dev.steelyard.pages.view.TooManyAttempts;
import dev.steelyard.server.authorize.ClientDisplay;
import dev.steelyard.server.authorize.StepServices;
import dev.steelyard.server.authorize.interaction.InteractionCodec;
import dev.steelyard.server.authorize.interaction.LoginState;
import dev.steelyard.server.authorize.interaction.Prompt;
import dev.steelyard.server.authorize.request.AuthorizationRequest;
import dev.steelyard.server.authorize.rule.PromptValue;
import dev.steelyard.server.browser.BrowserServices;
import dev.steelyard.server.browser.FormGuard;
import dev.steelyard.server.browser.HtmlPageWriter;
import dev.steelyard.server.browser.SignedInUser;
import dev.steelyard.server.settings.ServerSettings;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The login page, which asks for an email address and a password. Thread-safe. */
final class LoginPage implements Prompt {
    /** The hidden field with the authorization request. */
    static final String REQUEST = "request";

    private static final Set<LoginMethod> PASSWORD_AND_CODE =
            Set.of(LoginMethod.PWD, LoginMethod.OTP);

    private final HtmlPageWriter screens;
    private final FormGuard guard;
    private final ClientDisplay clientDisplay;
    private final InteractionCodec interactions;
    private final PasskeyLogin passkeys;
    private final String action;
    private final String recovery;

    LoginPage(
            BrowserServices browser,
            StepServices steps,
            PasskeyLogin passkeys,
            ServerSettings settings) {
        this.screens = browser.screens();
        this.guard = browser.guard();
        this.clientDisplay = steps.clientDisplay();
        this.interactions = steps.interactions();
        this.passkeys = passkeys;
        this.action = settings.path() + "/login";
        this.recovery = settings.path() + LoginStep.RECOVERY;
    }

    @Override
    public Reply ask(Request wire, AuthorizationRequest request, LoginState loginState) {
        return show(wire, request, loginState.signedIn(), known(request, loginState), null);
    }

    /**
     * The page again, after a login that was not accepted.
     *
     * @param error null: the user chose another language
     */
    Reply again(
            Request wire,
            AuthorizationRequest request,
            @Nullable SignedInUser session,
            String typed,
            @Nullable FormError error) {
        return show(wire, request, session, typed, error);
    }

    /** The page again, after an attempt that was not examined. */
    Reply later(
            Request wire,
            AuthorizationRequest request,
            @Nullable SignedInUser session,
            String typed,
            Duration wait) {
        return show(wire, request, session, typed, new TooManyAttempts(wait)).retryAfter(wait);
    }

    private Reply show(
            Request wire,
            AuthorizationRequest request,
            @Nullable SignedInUser session,
            String email,
            @Nullable FormError error) {
        var token = guard.token(wire, session);
        var page =
                new Login(
                        screens.frameOfForm(wire, request.uiLocales()),
                        clientDisplay.of(request.client()),
                        purpose(request, session),
                        email,
                        error,
                        new Form(
                                action,
                                Map.of(REQUEST, request.query(), FormGuard.FIELD, token.field())),
                        session == null ? null : interactions.otherAccount(request),
                        passkeys.prompt(token),
                        recovery);
        var headers =
                ClientDisplay.headers(
                        passkeys.allowing(request.target().headers()), request.client());
        int status = error instanceof TooManyAttempts ? 429 : 200;
        return token.with(screens.page(status, screens.pages().login(page), headers));
    }

    /** The address that the field is filled with: of the login hint, or of the logged-in user. */
    private static String known(AuthorizationRequest request, LoginState loginState) {
        var hint = request.loginHint();
        var session = loginState.signedIn();
        if (hint != null) {
            return EmailAddress.parse(hint).map(EmailAddress::written).orElse("");
        }
        return session == null || request.wants(PromptValue.LOGIN)
                ? ""
                : session.user().email().written();
    }

    private static LoginPurpose purpose(
            AuthorizationRequest request, @Nullable SignedInUser session) {
        if (!request.acr().isMetBy(PASSWORD_AND_CODE)) {
            return LoginPurpose.CLIENT_PASSKEY;
        }
        boolean anyUser =
                session == null
                        || request.wants(PromptValue.LOGIN)
                        || request.wants(PromptValue.SELECT_ACCOUNT);
        return anyUser ? LoginPurpose.CLIENT : LoginPurpose.CLIENT_AGAIN;
    }
}
