package dev.steelyard.server.login;

import dev.steelyard.http.answer.Reply;
import dev.steelyard.http.request.Parameters;
import dev.steelyard.http.request.Request;
import dev.steelyard.http.route.Endpoint;
import dev.steelyard.pages.login.Login;
import dev.steelyard.pages.login.LoginError;
import dev.steelyard.pages.view.Problem;
import dev.steelyard.server.authorize.StepServices;
import dev.steelyard.server.authorize.request.AuthRequestParser;
import dev.steelyard.server.authorize.request.AuthorizationRequest;
import dev.steelyard.server.browser.FormGuard;
import dev.steelyard.server.browser.HtmlPageWriter;
import dev.steelyard.server.browser.LoginSessions;
import dev.steelyard.server.browser.SignedInUser;
import org.jspecify.annotations.Nullable;

/** Accepts the login form of an authorization request. Thread-safe. */
final class LoginEndpoint implements Endpoint {
    private final AuthRequestParser requests;
    private final LoginSessions sessions;
    private final FormGuard guard;
    private final PasswordLogin passwords;
    private final PasskeyLogin passkeys;
    private final LoginPage page;
    private final LoginFlow flow;
    private final HtmlPageWriter screens;

    LoginEndpoint(LoginStep step, StepServices steps, LoginPage page) {
        var browser = step.browser();
        this.requests = steps.requests();
        this.sessions = browser.sessions();
        this.guard = browser.guard();
        this.passwords = step.passwordLogin();
        this.passkeys = step.passkeys();
        this.page = page;
        this.flow = step.flow();
        this.screens = browser.screens();
    }

    @Override
    public Reply handle(Request wire) {
        var form = wire.form();
        var before = sessions.current(wire).orElse(null);
        if (!guard.passes(wire, form, before)) {
            return screens.problem(wire, Problem.FORM_EXPIRED);
        }
        var request = Parameters.parse(form.get(LoginPage.REQUEST).orElse(""));
        return requests.read(request) instanceof AuthRequestParser.Reading.Valid(var valid)
                ? read(wire, form, valid, before)
                : screens.problem(wire, Problem.REQUEST_INVALID);
    }

    private Reply read(
            Request wire,
            Parameters form,
            AuthorizationRequest request,
            @Nullable SignedInUser before) {
        if (HtmlPageWriter.isLanguageChosen(form)) {
            return page.again(wire, request, before, form.get(Login.EMAIL).orElse(""), null);
        }
        return passkeys.attempt(wire, request.client(), form)
                .map(result -> answer(wire, request, before, result))
                .orElseGet(() -> attempt(wire, form, request, before));
    }

    private Reply answer(
            Request wire,
            AuthorizationRequest request,
            @Nullable SignedInUser before,
            PasskeyLogin.Result result) {
        return switch (result) {
            case PasskeyLogin.Result.Proved(var identity) ->
                    flow.begin(wire, identity, before, new LoginDestination.OfRequest(request))
                            .orElseGet(
                                    () ->
                                            page.again(
                                                    wire,
                                                    request,
                                                    before,
                                                    "",
                                                    LoginError.PASSKEY_REFUSED));
            case PasskeyLogin.Result.NotAccepted(var error) ->
                    page.again(wire, request, before, "", error);
        };
    }

    private Reply attempt(
            Request wire,
            Parameters form,
            AuthorizationRequest request,
            @Nullable SignedInUser before) {
        var typed = form.get(Login.EMAIL).orElse("");
        var to = new LoginDestination.OfRequest(request);
        return switch (passwords.attempt(wire, form, request.client(), before, to)) {
            case PasswordLogin.Result.Continues(var reply) -> reply;
            case PasswordLogin.Result.Wrong() ->
                    page.again(wire, request, before, typed, LoginError.WRONG_CREDENTIALS);
            case PasswordLogin.Result.Limited(var wait) ->
                    page.later(wire, request, before, typed, wait);
        };
    }
}
