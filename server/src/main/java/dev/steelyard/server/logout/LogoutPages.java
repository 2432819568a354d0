package dev.steelyard.server.logout;

import dev.steelyard.domain.client.Client;
import dev.steelyard.http.answer.Reply;
import dev.steelyard.http.request.QueryWriter;
import dev.steelyard.http.request.Request;
import dev.steelyard.pages.SecurityHeaders;
import dev.steelyard.pages.frame.Frame;
import dev.steelyard.pages.login.LoggedOut;
import dev.steelyard.pages.login.Logout;
import dev.steelyard.pages.view.Form;
import dev.steelyard.pages.view.Link;
import dev.steelyard.pages.view.Message;
import dev.steelyard.pages.view.Notice;
import dev.steelyard.server.browser.FormGuard;
import dev.steelyard.server.browser.HtmlPageWriter;
import dev.steelyard.server.browser.SignedInUser;
import dev.steelyard.server.settings.ServerSettings;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The HTML pages of a logout, which ask for confirmation and show the result. Thread-safe. */
final class LogoutPages {
    /** The hidden field with the logout request. */
    static final String REQUEST = "request";

    private static final int FRAMES_SECONDS = 3;

    private final HtmlPageWriter screens;
    private final FormGuard guard;
    private final String path;
    private final String action;

    LogoutPages(HtmlPageWriter screens, FormGuard guard, ServerSettings settings) {
        this.screens = screens;
        this.guard = guard;
        this.path = settings.path() + "/session/end";
        this.action = path + "/decision";
    }

    Reply ask(Request wire, LogoutRequest request, SignedInUser signedIn) {
        var token = guard.token(wire, signedIn);
        var page =
                new Logout(
                        screens.frame(wire, request.uiLocales()),
                        signedIn.user().email().written(),
                        new Form(
                                action,
                                Map.of(REQUEST, request.query(), FormGuard.FIELD, token.field())));
        var uri = request.redirectUri();
        var headers = SecurityHeaders.standard();
        return token.with(
                screens.page(
                        200,
                        screens.pages().logout(page),
                        uri == null ? headers : headers.allowingFormsTo(URI.create(uri))));
    }

    /**
     * Redirects to the client's URI, else shows a page.
     *
     * @param frames front-channel URIs for the browser to load; if any, a page loads them and leads
     *     on
     */
    Reply over(Request wire, LogoutRequest request, List<URI> frames) {
        if (!frames.isEmpty()) {
            return framed(wire, request, frames);
        }
        var uri = request.redirectUri();
        if (uri == null) {
            return loggedOut(wire, request);
        }
        return Reply.redirect(withState(uri, request)).noStore();
    }

    private static String withState(String uri, LogoutRequest request) {
        var state = request.state();
        return state == null ? uri : QueryWriter.append(uri, Map.of("state", state));
    }

    /**
     * Without a script the page can't tell when the frames are loaded: the browser goes on after a
     * while, and the user can go on sooner.
     */
    private Reply framed(Request wire, LogoutRequest request, List<URI> frames) {
        var next = next(request);
        var page = new LoggedOut(frame(wire, request), next, frames);
        var reply =
                screens.page(
                        200,
                        screens.pages().loggedOut(page),
                        SecurityHeaders.standard().allowingFramesFrom(frames));
        return next == null
                ? reply
                : reply.with("Refresh", FRAMES_SECONDS + "; url=" + next.target());
    }

    private static @Nullable Link next(LogoutRequest request) {
        var uri = request.redirectUri();
        Client client = request.client();
        return uri == null || client == null
                ? null
                : new Link(client.name(), URI.create(withState(uri, request)));
    }

    /** The page, with a link to the client's URI. */
    Reply loggedOut(Request wire, LogoutRequest request) {
        var page = new LoggedOut(frame(wire, request), back(request), List.of());
        return screens.page(screens.pages().loggedOut(page));
    }

    Reply stayed(Request wire, LogoutRequest request) {
        var frame = frame(wire, request);
        var next = back(request);
        var page =
                new Message(
                        frame, Notice.STILL_SIGNED_IN, next == null ? List.of() : List.of(next));
        return screens.page(screens.pages().message(page));
    }

    /** Of a page that may answer the form: another language leads to the endpoint itself. */
    private Frame frame(Request wire, LogoutRequest request) {
        return screens.frameFrom(wire, request.uiLocales(), path + "?" + request.query());
    }

    private static @Nullable Link back(LogoutRequest request) {
        var uri = request.redirectUri();
        Client client = request.client();
        return uri == null || client == null ? null : new Link(client.name(), URI.create(uri));
    }
}
