package dev.steelyard.server.login;

import dev.steelyard.http.answer.Reply;
import dev.steelyard.http.request.Parameters;
import dev.steelyard.http.request.QueryWriter;
import dev.steelyard.http.request.Request;
import dev.steelyard.http.route.Endpoint;
import dev.steelyard.pages.SecurityHeaders;
import dev.steelyard.pages.login.Login;
import dev.steelyard.pages.login.LoginError;
import dev.steelyard.pages.login.LoginPurpose;
import dev.steelyard.pages.view.Form;
import dev.steelyard.pages.view.FormError;
import dev.steelyard.pages.view.Problem;
import dev.steelyard.pages.view.TooManyAttempts;
import dev.steelyard.server.browser.BrowserServices;
import dev.steelyard.server.browser.FormGuard;
import dev.steelyard.server.browser.HtmlPageWriter;
import dev.steelyard.server.browser.SignedInUser;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Logs in a user who opens a page of this server directly, such as the account page, and returns to
 * that page, or to the page below it that asked. Thread-safe.
 */
public final class VisitorLogin implements Endpoint {
    /** The hidden field with the kept parameters. */
    private static final String QUERY = "query";

    /** The hidden field with the path below the page. */
    private static final String BELOW = "below";

    /** No host can be written with these characters, nor a step out of the page. */
    private static final Pattern PATH = Pattern.compile("(/[a-z0-9-]+)*");

    private final BrowserServices browser;
    private final PasswordLogin passwords;
    private final PasskeyLogin passkeys;
    private final LoginFlow flow;
    private final LoginPurpose purpose;
    private final String page;
    private final String recovery;
    private final Set<String> kept;

    /**
     * @param purpose what the user logs in for
     * @param page the path of the page
     * @param kept the parameters of its query that the page gets back
     */
    VisitorLogin(LoginStep step, LoginPurpose purpose, String page, Set<String> kept) {
        this.browser = step.browser();
        this.passwords = step.passwordLogin();
        this.recovery = step.recovery();
        this.passkeys = step.passkeys();
        this.flow = step.flow();
        this.purpose = purpose;
        this.page = page;
        this.kept = kept;
    }

    /** The path of its form. */
    public String path() {
        return page + "/login";
    }

    /** Where to go after the login. */
    private record Back(String below, String query) {
        String path(String page) {
            var path = page + (PATH.matcher(below).matches() ? below : "");
            return query.isEmpty() ? path : path + "?" + query;
        }
    }

    /** The form, whether or not a user is logged in. */
    public Reply ask(Request wire) {
        var before = browser.sessions().current(wire).orElse(null);
        return show(wire, before, back(wire), "", null);
    }

    /** The form for a user who is logged in and must authenticate again. */
    public Reply ask(Request wire, SignedInUser signedIn) {
        return show(wire, signedIn, back(wire), signedIn.user().email().written(), null);
    }

    /** Asks a user whose login did not prove the second factor for that alone. */
    public Reply askFactor(Request wire, SignedInUser signedIn) {
        return flow.askFactor(wire, signedIn, new LoginDestination.OfPage(back(wire).path(page)));
    }

    private Back back(Request wire) {
        var path = wire.path();
        var below = path.startsWith(page + "/") ? path.substring(page.length()) : "";
        return new Back(below, kept(wire.query()));
    }

    private String kept(Parameters query) {
        var others = new HashSet<>(query.names());
        others.removeAll(kept);
        return QueryWriter.of(query, others);
    }

    @Override
    public Reply handle(Request wire) {
        var form = wire.form();
        var before = browser.sessions().current(wire).orElse(null);
        if (!browser.guard().passes(wire, form, before)) {
            return browser.screens().problem(wire, Problem.FORM_EXPIRED);
        }
        var back =
                new Back(
                        form.get(BELOW).orElse(""),
                        kept(Parameters.parse(form.get(QUERY).orElse(""))));
        if (HtmlPageWriter.isLanguageChosen(form)) {
            return show(wire, before, back, form.get(Login.EMAIL).orElse(""), null);
        }
        return passkeys.attempt(wire, null, form)
                .map(result -> answer(wire, before, back, result))
                .orElseGet(() -> attempt(wire, form, before, back));
    }

    private Reply answer(
            Request wire, @Nullable SignedInUser before, Back back, PasskeyLogin.Result result) {
        return switch (result) {
            case PasskeyLogin.Result.Proved(var identity) ->
                    flow.begin(wire, identity, before, new LoginDestination.OfPage(back.path(page)))
                            .orElseGet(
                                    () -> show(wire, before, back, "", LoginError.PASSKEY_REFUSED));
            case PasskeyLogin.Result.NotAccepted(var error) -> show(wire, before, back, "", error);
        };
    }

    private Reply attempt(Request wire, Parameters form, @Nullable SignedInUser before, Back back) {
        var typed = form.get(Login.EMAIL).orElse("");
        var to = new LoginDestination.OfPage(back.path(page));
        return switch (passwords.attempt(wire, form, null, before, to)) {
            case PasswordLogin.Result.Continues(var reply) -> reply;
            case PasswordLogin.Result.Wrong() ->
                    show(wire, before, back, typed, LoginError.WRONG_CREDENTIALS);
            case PasswordLogin.Result.Limited(var wait) ->
                    show(wire, before, back, typed, new TooManyAttempts(wait)).retryAfter(wait);
        };
    }

    private Reply show(
            Request wire,
            @Nullable SignedInUser session,
            Back back,
            String email,
            @Nullable FormError error) {
        var token = browser.guard().token(wire, session);
        var screens = browser.screens();
        var view =
                new Login(
                        screens.frameOfForm(wire, null),
                        null,
                        purpose.of(session != null),
                        email,
                        error,
                        new Form(
                                path(),
                                Map.of(
                                        FormGuard.FIELD,
                                        token.field(),
                                        QUERY,
                                        back.query(),
                                        BELOW,
                                        back.below())),
                        null,
                        passkeys.prompt(token),
                        recovery);
        int status = error instanceof TooManyAttempts ? 429 : 200;
        return token.with(
                screens.page(
                        status,
                        screens.pages().login(view),
                        passkeys.allowing(SecurityHeaders.standard())));
    }
}
