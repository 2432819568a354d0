package dev.steelyard.server.account;

import dev.steelyard.admin.invitation.OpenInvitation;
import dev.steelyard.domain.user.PasswordRules.Fault;
import dev.steelyard.http.answer.Reply;
import dev.steelyard.http.answer.TooManyRequests;
import dev.steelyard.http.request.Request;
import dev.steelyard.pages.SecurityHeaders;
import dev.steelyard.pages.invitation.InvitationError;
import dev.steelyard.pages.invitation.StaffInvitation;
import dev.steelyard.pages.language.TranslationKey;
import dev.steelyard.pages.view.Form;
import dev.steelyard.pages.view.Link;
import dev.steelyard.pages.view.Message;
import dev.steelyard.pages.view.Notice;
import dev.steelyard.server.browser.FormGuard;
import dev.steelyard.server.browser.HtmlPageWriter;
import dev.steelyard.server.browser.NewPasswordField;
import dev.steelyard.server.settings.ServerSettings;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Renders the pages behind invitation links, and those behind the setup link that creates the first
 * operator's account. Thread-safe.
 */
final class InvitationPages {
    /** The parameter of the link's URL, and the hidden field of the form. */
    static final String LINK = "link";

    private final HtmlPageWriter screens;
    private final FormGuard guard;
    private final ServerSettings settings;

    InvitationPages(HtmlPageWriter screens, FormGuard guard, ServerSettings settings) {
        this.screens = screens;
        this.guard = guard;
        this.settings = settings;
    }

    /** The page of a valid invitation. */
    Reply invitation(
            Request wire,
            String link,
            OpenInvitation open,
            String name,
            @Nullable Fault fault,
            @Nullable InvitationError error) {
        var token = guard.token(wire, null);
        var password = NewPasswordField.of(fault);
        var form = form("/invitation", link, token);
        var frame = screens.frame(wire, null);
        var email = open.email().written();
        var reseller = open.reseller();
        var application = open.application();
        var company = open.company();
        var html =
                application == null || company == null || open.authority() != null
                        ? screens.pages()
                                .staffInvitation(
                                        new StaffInvitation(
                                                frame,
                                                reseller == null ? settings.platform() : reseller,
                                                false,
                                                email,
                                                name,
                                                password,
                                                error,
                                                form))
                        : screens.pages()
                                .invitation(
                                        new dev.steelyard.pages.invitation.Invitation(
                                                frame,
                                                application,
                                                company,
                                                email,
                                                name,
                                                password,
                                                error,
                                                form));
        int status = error == InvitationError.TOO_MANY_ATTEMPTS ? 429 : 200;
        return token.with(
                screens.page(status, html, SecurityHeaders.standard().allowingOwnScript()));
    }

    /** The page again, after an attempt that was not examined. */
    Reply later(Request wire, String link, OpenInvitation open, String name, Duration wait) {
        return invitation(wire, link, open, name, null, InvitationError.TOO_MANY_ATTEMPTS)
                .with("Retry-After", TooManyRequests.retryAfter(wait));
    }

    /** The page of the first operator's link. */
    Reply firstOperator(
            Request wire,
            String link,
            String email,
            String name,
            @Nullable Fault fault,
            @Nullable InvitationError error) {
        var token = guard.token(wire, null);
        var password = NewPasswordField.of(fault);
        var page =
                new StaffInvitation(
                        screens.frame(wire, null),
                        settings.platform(),
                        true,
                        email,
                        name,
                        password,
                        error,
                        form("/bootstrap", link, token));
        return token.with(
                screens.page(
                        200,
                        screens.pages().staffInvitation(page),
                        SecurityHeaders.standard().allowingOwnScript()));
    }

    Reply done(Request wire, Notice notice) {
        var frame = screens.frame(wire, null);
        var account =
                new Link(
                        frame.say(TranslationKey.NEXT_ACCOUNT),
                        URI.create(settings.path() + "/account"));
        var page = new Message(frame, notice, account);
        return screens.page(screens.pages().message(page));
    }

    private Form form(String path, String link, FormGuard.Token token) {
        return new Form(settings.path() + path, Map.of(LINK, link, FormGuard.FIELD, token.field()));
    }
}
