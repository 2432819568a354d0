package dev.steelyard.server.logout;

import static dev.steelyard.http.route.Route.get;
import static dev.steelyard.http.route.Route.post;

import dev.steelyard.http.answer.Reply;
import dev.steelyard.http.request.MalformedRequest;
import dev.steelyard.http.request.Parameters;
import dev.steelyard.http.request.Request;
import dev.steelyard.http.route.Route;
import dev.steelyard.pages.login.Logout;
import dev.steelyard.pages.view.Problem;
import dev.steelyard.server.browser.BrowserCookies;
import dev.steelyard.server.browser.FormGuard;
import dev.steelyard.server.browser.HtmlPageWriter;
import dev.steelyard.server.browser.LoginSessions;
import dev.steelyard.server.browser.PostRedirectEndpoint;
import dev.steelyard.server.browser.SignedInUser;
import dev.steelyard.server.context.Services;
import java.util.List;

/**
 * The end session endpoint, which logs a user out after confirmation (OpenID Connect RP-Initiated
 * Logout, section 2). Thread-safe.
 */
public final class LogoutEndpoint {
    private static final String PATH = "/session/end";

    private final LogoutRequestParser requests;
    private final LoginSessions sessions;
    private final FormGuard guard;
    private final Logouts logouts;
    private final LogoutPages pages;
    private final BrowserCookies cookies;
    private final HtmlPageWriter screens;

    private LogoutEndpoint(Services services) {
        var context = services.context();
        var browser = services.browser();
        this.requests =
                new LogoutRequestParser(
                        services.tokens().hints(), services.clients().authenticator());
        this.sessions = browser.sessions();
        this.guard = browser.guard();
        this.logouts =
                new Logouts(
                        context.store(),
                        context.endings(),
                        context.journal(),
                        context.clock(),
                        new FrontChannelFinder(context.settings().issuer()));
        this.screens = browser.screens();
        this.pages = new LogoutPages(screens, guard, context.settings());
        this.cookies = browser.cookies();
    }

    /** The endpoint by GET and by POST, and the form of its page. */
    public static List<Route> routes(Services services) {
        var context = services.context();
        var screens = services.browser().screens();
        var endpoint = new LogoutEndpoint(services);
        return List.of(
                get(context.path(PATH), screens.around(endpoint::ask)),
                post(
                        context.path(PATH),
                        screens.around(new PostRedirectEndpoint(context.settings(), PATH))),
                post(context.path(PATH + "/decision"), screens.around(endpoint::decide)));
    }

    /** {@code GET {issuer}/session/end}. */
    public Reply ask(Request wire) {
        var request = requests.read(wire.query());
        if (!request.registered()) {
            return refused(wire, request);
        }
        var signedIn = sessions.current(wire).orElse(null);
        if (signedIn == null) {
            // No session to end. Without an ID token any site may have made the link, so the user
            // chooses whether to follow it.
            return request.hint() == null
                    ? pages.loggedOut(wire, request)
                    : pages.over(wire, request, List.of());
        }
        return means(request, signedIn)
                ? end(wire, request, signedIn)
                : pages.ask(wire, request, signedIn);
    }

    /** {@code POST {issuer}/session/end/decision}. */
    public Reply decide(Request wire) {
        var form = wire.form();
        var signedIn = sessions.current(wire).orElse(null);
        if (signedIn == null || !guard.passes(wire, form, signedIn)) {
            return screens.problem(wire, Problem.FORM_EXPIRED);
        }
        var request = requests.read(Parameters.parse(form.get(LogoutPages.REQUEST).orElse("")));
        if (!request.registered()) {
            return refused(wire, request);
        }
        return switch (form.get(Logout.DECISION).orElse("")) {
            case Logout.SIGN_OUT -> end(wire, request, signedIn);
            case Logout.STAY -> pages.stayed(wire, request);
            default -> throw new MalformedRequest("decision must be logout or stay");
        };
    }

    /** Without a client the redirect URI can't be registered. */
    private Reply refused(Request wire, LogoutRequest request) {
        return request.client() == null
                ? screens.problem(wire, Problem.LOGOUT_HINT_UNUSABLE)
                : screens.refusedAddress(wire, request.redirectUri());
    }

    private Reply end(Request wire, LogoutRequest request, SignedInUser signedIn) {
        var frames = logouts.end(wire, signedIn, request.client());
        return pages.over(wire, request, frames).with("Set-Cookie", cookies.withoutSession());
    }

    /** Whether the client holds an ID token of this session. */
    private static boolean means(LogoutRequest request, SignedInUser signedIn) {
        var hint = request.hint();
        return hint != null
                && signedIn.session().id().equals(hint.session())
                && signedIn.user().id().equals(hint.user());
    }
}
