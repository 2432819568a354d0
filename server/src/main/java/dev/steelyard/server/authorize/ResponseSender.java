package dev.steelyard.server.authorize;

import dev.steelyard.http.answer.Reply;
import dev.steelyard.http.request.QueryWriter;
import dev.steelyard.http.request.Request;
import dev.steelyard.pages.SecurityHeaders;
import dev.steelyard.pages.view.FormPost;
import dev.steelyard.server.authorize.request.RedirectTarget;
import dev.steelyard.server.browser.HtmlPageWriter;
import java.net.URI;
import java.util.Map;

/**
 * Sends authorization responses to the client's redirect URI in the requested response mode, such
 * as {@code query} or {@code form_post}. Thread-safe.
 */
final class ResponseSender {
    private final HtmlPageWriter screens;
    private final ClientDisplay clientDisplay;
    private final ResponseSigner signed;

    ResponseSender(HtmlPageWriter screens, ClientDisplay clientDisplay, ResponseSigner signed) {
        this.screens = screens;
        this.clientDisplay = clientDisplay;
        this.signed = signed;
    }

    Reply send(Request wire, RedirectTarget target, Map<String, String> response) {
        var mode = target.mode();
        var sent = mode.signed() ? signed.of(target.client(), response) : response;
        return switch (mode.way()) {
            case REDIRECT ->
                    Reply.redirect(QueryWriter.append(target.redirectUri(), sent)).noStore();
            case FORM -> formPost(wire, target, sent);
        };
    }

    private Reply formPost(Request wire, RedirectTarget target, Map<String, String> response) {
        var to = URI.create(target.redirectUri());
        var locales = wire.query().get("ui_locales").orElse(null);
        var view =
                new FormPost(
                        screens.frame(wire, locales),
                        clientDisplay.of(target.client()),
                        to,
                        response);
        return screens.page(
                200,
                screens.pages().formPost(view),
                SecurityHeaders.standard().allowingFormsTo(to).allowingOwnScript());
    }
}
