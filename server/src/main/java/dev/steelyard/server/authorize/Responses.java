package dev.steelyard.server.authorize;

import dev.steelyard.http.answer.Reply;
import dev.steelyard.http.request.Query;
import dev.steelyard.http.request.Request;
import dev.steelyard.pages.SecurityHeaders;
import dev.steelyard.pages.view.FormPost;
import dev.steelyard.server.browser.Screens;
import java.net.URI;
import java.util.Map;

/** Sends authorization responses, each in the mode that was asked for. Thread-safe. */
final class Responses {
    private final Screens screens;
    private final Introductions introductions;
    private final SignedResponses signed;

    Responses(Screens screens, Introductions introductions, SignedResponses signed) {
        this.screens = screens;
        this.introductions = introductions;
        this.signed = signed;
    }

    Reply send(Request wire, Redirection recipient, Map<String, String> response) {
        var mode = recipient.mode();
        var sent = mode.signed() ? signed.of(recipient.client(), response) : response;
        return switch (mode.way()) {
            case REDIRECT -> Reply.redirect(Query.append(recipient.redirectUri(), sent)).noStore();
            case FORM -> formPost(wire, recipient, sent);
        };
    }

    private Reply formPost(Request wire, Redirection recipient, Map<String, String> response) {
        var to = URI.create(recipient.redirectUri());
        var locales = wire.query().get("ui_locales").orElse(null);
        var view =
                new FormPost(
                        screens.frame(wire, locales),
                        introductions.of(recipient.client()),
                        to,
                        response);
        return screens.page(
                200,
                screens.pages().formPost(view),
                SecurityHeaders.standard().allowingFormsTo(to).allowingOwnScript());
    }
}
