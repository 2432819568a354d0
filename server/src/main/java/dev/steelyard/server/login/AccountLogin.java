package dev.steelyard.server.login;

import dev.steelyard.domain.user.EmailAddress;
import dev.steelyard.pages.SecurityHeaders;
import dev.steelyard.pages.view.Form;
import dev.steelyard.pages.view.Login;
import dev.steelyard.pages.view.LoginError;
import dev.steelyard.pages.view.Problem;
import dev.steelyard.server.browser.Browser;
import dev.steelyard.server.browser.FormGuard;
import dev.steelyard.server.browser.SignedIn;
import dev.steelyard.server.http.Endpoint;
import dev.steelyard.server.http.Parameters;
import dev.steelyard.server.http.Reply;
import dev.steelyard.server.http.Request;
import dev.steelyard.server.http.TooManyRequests;
import dev.steelyard.server.settings.ServerSettings;
import dev.steelyard.server.throttle.Admission;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Login of a person who comes by itself, to its own account: no client asks. Thread-safe. */
public final class AccountLogin implements Endpoint {
    private final Browser browser;
    private final LoginLimits limits;
    private final Passwords passwords;
    private final Logins logins;
    private final String account;

    AccountLogin(
            Browser browser,
            LoginLimits limits,
            Passwords passwords,
            Logins logins,
            ServerSettings settings) {
        this.browser = browser;
        this.limits = limits;
        this.passwords = passwords;
        this.logins = logins;
        this.account = settings.path() + "/account";
    }

    /** The page, for a browser in which nobody is logged in. */
    public Reply ask(Request wire) {
        return show(wire, null, "", null);
    }

    @Override
    public Reply handle(Request wire) {
        var form = wire.form();
        var before = browser.sessions().current(wire).orElse(null);
        if (!browser.guard().passes(wire, form, before)) {
            return browser.screens().problem(wire, Problem.FORM_EXPIRED);
        }
        var typed = form.get(Login.EMAIL).orElse("");
        var address = EmailAddress.parse(typed);
        return switch (limits.admit(wire, address)) {
            case Admission.Limited(var delay) ->
                    show(wire, before, typed, LoginError.TOO_MANY_ATTEMPTS)
                            .with("Retry-After", TooManyRequests.retryAfter(delay));
            case Admission.Attempt attempt -> {
                try (attempt) {
                    yield attempt(wire, form, before, attempt);
                }
            }
        };
    }

    private Reply attempt(
            Request wire, Parameters form, @Nullable SignedIn before, Admission.Attempt attempt) {
        var typed = form.get(Login.EMAIL).orElse("");
        var address = EmailAddress.parse(typed);
        var password = form.get(Login.PASSWORD).orElse("");
        var verdict = passwords.verify(wire.network(), address, password);
        var user = verdict.known();
        if (!verdict.proved() || user == null) {
            logins.failed(wire, null, address, user, attempt);
            return show(wire, before, typed, LoginError.WRONG_CREDENTIALS);
        }
        return logins.succeeded(wire, null, user, before)
                .map(
                        begun ->
                                Reply.redirect(account)
                                        .noStore()
                                        .with(
                                                "Set-Cookie",
                                                browser.cookies().withSession(begun.secret()))
                                        .with(
                                                "Set-Cookie",
                                                browser.devices()
                                                        .mark(wire, user.email().normalised())))
                .orElseGet(() -> show(wire, before, typed, LoginError.WRONG_CREDENTIALS));
    }

    private Reply show(
            Request wire, @Nullable SignedIn session, String email, @Nullable LoginError error) {
        var token = browser.guard().token(wire, session);
        var screens = browser.screens();
        var page =
                new Login(
                        screens.frame(wire, null),
                        null,
                        email,
                        error,
                        new Form(account + "/login", Map.of(FormGuard.FIELD, token.field())),
                        null);
        int status = error == LoginError.TOO_MANY_ATTEMPTS ? 429 : 200;
        return token.with(
                screens.page(status, screens.pages().login(page), SecurityHeaders.standard()));
    }
}
