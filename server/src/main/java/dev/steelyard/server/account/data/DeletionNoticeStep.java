package dev.steelyard.server.account.data;

import dev.steelyard.http.answer.Reply;
import dev.steelyard.http.request.MalformedRequest;
import dev.steelyard.http.request.Parameters;
import dev.steelyard.http.request.Request;
import dev.steelyard.http.route.Route;
import dev.steelyard.pages.language.Moment;
import dev.steelyard.pages.login.DeletionNotice;
import dev.steelyard.pages.view.Form;
import dev.steelyard.pages.view.Problem;
import dev.steelyard.server.account.AccountPages;
import dev.steelyard.server.authorize.ClientDisplay;
import dev.steelyard.server.authorize.StepServices;
import dev.steelyard.server.authorize.interaction.CompletedStep;
import dev.steelyard.server.authorize.interaction.InteractionCodec;
import dev.steelyard.server.authorize.interaction.LoginState;
import dev.steelyard.server.authorize.interaction.Prompt;
import dev.steelyard.server.authorize.request.AuthRequestParser;
import dev.steelyard.server.authorize.request.AuthorizationRequest;
import dev.steelyard.server.browser.BrowserServices;
import dev.steelyard.server.browser.FormGuard;
import dev.steelyard.server.context.ServerContext;
import dev.steelyard.server.context.Services;
import dev.steelyard.server.context.UserMailer;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The step of an authorization request that tells a user, once after each login, that its account
 * is going to be deleted, and lets it keep the account. Thread-safe.
 */
public final class DeletionNoticeStep implements Prompt {
    /** The hidden field with the authorization request. */
    private static final String REQUEST = "request";

    private final ServerContext context;
    private final BrowserServices browser;
    private final AuthRequestParser requests;
    private final InteractionCodec interactions;
    private final ClientDisplay clientDisplay;
    private final AccountDeleter deleter;
    private final UserMailer mails;
    private final String path;

    public DeletionNoticeStep(Services services, StepServices steps) {
        this.context = services.context();
        this.browser = services.browser();
        this.requests = steps.requests();
        this.interactions = steps.interactions();
        this.clientDisplay = steps.clientDisplay();
        this.deleter = new AccountDeleter(context);
        this.mails = UserMailer.of(services);
        this.path = context.path("/login/deletion");
    }

    public List<Route> routes() {
        return List.of(Route.post(path, browser.screens().around(this::decide)));
    }

    @Override
    public Reply ask(Request wire, AuthorizationRequest request, LoginState loginState) {
        var person = Objects.requireNonNull(loginState.person());
        var due = Objects.requireNonNull(person.deletion());
        var signedIn = person.signedIn();
        var token = browser.guard().token(wire, signedIn);
        var screens = browser.screens();
        var frame = screens.frame(wire, request.uiLocales());
        var zone = AccountPages.zone(context.store(), signedIn.user().id());
        var carried = interactions.carry(request, signedIn.session(), loginState.interaction());
        var page =
                new DeletionNotice(
                        frame,
                        clientDisplay.of(request.client()),
                        Moment.of(frame.language(), due, zone, context.clock().instant()),
                        new Form(
                                path,
                                Map.of(
                                        REQUEST,
                                        request.query(),
                                        InteractionCodec.FIELD,
                                        carried,
                                        FormGuard.FIELD,
                                        token.field())));
        return token.with(
                screens.page(
                        200,
                        screens.pages().deletionNotice(page),
                        ClientDisplay.headers(request.target().headers(), request.client())));
    }

    /** {@code POST {issuer}/login/deletion}. */
    Reply decide(Request wire) {
        var form = wire.form();
        var signedIn = browser.sessions().current(wire).orElse(null);
        if (signedIn == null || !browser.guard().passes(wire, form, signedIn)) {
            return browser.screens().problem(wire, Problem.FORM_EXPIRED);
        }
        var sent = Parameters.parse(form.get(REQUEST).orElse(""));
        if (!(requests.read(sent) instanceof AuthRequestParser.Reading.Valid(var request))) {
            return browser.screens().problem(wire, Problem.REQUEST_INVALID);
        }
        switch (form.get(DeletionNotice.DECISION).orElse("")) {
            case DeletionNotice.KEEP -> deleter.cancel(wire, signedIn, mails);
            case DeletionNotice.CONTINUE -> {}
            default -> throw new MalformedRequest("decision must be keep or continue");
        }
        var session = signedIn.session();
        var before = interactions.open(form.get(InteractionCodec.FIELD), request, session);
        return interactions.resume(request, session, before.with(CompletedStep.NOTICE));
    }
}
