package dev.steelyard.server.account;

import dev.steelyard.admin.invitation.OpenInvitation;
import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.user.PasswordRules.Fault;
import dev.steelyard.http.answer.Reply;
import dev.steelyard.http.request.QueryWriter;
import dev.steelyard.http.request.Request;
import dev.steelyard.pages.SecurityHeaders;
import dev.steelyard.pages.invitation.StaffInvitation;
import dev.steelyard.pages.view.Form;
import dev.steelyard.pages.view.FormError;
import dev.steelyard.pages.view.Link;
import dev.steelyard.pages.view.Notice;
import dev.steelyard.pages.view.TooManyAttempts;
import dev.steelyard.server.browser.FormGuard;
import dev.steelyard.server.browser.HtmlPageWriter;
import dev.steelyard.server.browser.NewPasswordField;
import dev.steelyard.server.context.Services;
import dev.steelyard.server.settings.ServerSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Renders the pages behind invitation links, and those behind the setup link that creates the first
 * operator's account. Thread-safe.
 */
final class InvitationPages {
    /** The parameter of the link's URL, and the hidden field of the form. */
    static final String LINK = "link";

    static final String ACCEPTED = "/invitation/accepted";
    static final String JOINED = "/invitation/joined";

    /** The parameter that names the client through which the user was invited. */
    private static final String CLIENT = "client";

    private final HtmlPageWriter screens;
    private final FormGuard guard;
    private final StartableClients starts;
    private final InvitedClientCodec clients;
    private final ServerSettings settings;

    InvitationPages(Services services) {
        this.screens = services.browser().screens();
        this.guard = services.browser().guard();
        this.starts = StartableClients.of(services.context());
        this.clients =
                new InvitedClientCodec(
                        services.master().seal("accepted invitations"), services.context().clock());
        this.settings = services.context().settings();
    }

    /** The page of a valid invitation. */
    Reply invitation(
            Request wire,
            String link,
            OpenInvitation open,
            String name,
            @Nullable Fault fault,
            @Nullable FormError error) {
        var token = guard.token(wire, null);
        var password = NewPasswordField.of(fault);
        var form = form("/invitation", link, token);
        var frame = screens.frameOfForm(wire, null);
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
        int status = error instanceof TooManyAttempts ? 429 : 200;
        return token.with(
                screens.page(status, html, SecurityHeaders.standard().allowingOwnScript()));
    }

    /** The page again, after an attempt that was not examined. */
    Reply later(Request wire, String link, OpenInvitation open, String name, Duration wait) {
        return invitation(wire, link, open, name, null, new TooManyAttempts(wait)).retryAfter(wait);
    }

    /** The page of the first operator's link. */
    Reply firstOperator(
            Request wire,
            String link,
            String email,
            String name,
            @Nullable Fault fault,
            @Nullable FormError error) {
        var token = guard.token(wire, null);
        var password = NewPasswordField.of(fault);
        var page =
                new StaffInvitation(
                        screens.frameOfForm(wire, null),
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

    /**
     * Leads to the page that says so, which a reload and another language don't repeat.
     *
     * @param client through which the user was invited; null: none
     */
    Reply accepted(Request wire, @Nullable Id<Client> client) {
        var path = settings.path() + ACCEPTED;
        return Reply.redirect(
                        client == null
                                ? path
                                : QueryWriter.append(
                                        path,
                                        Map.of(
                                                CLIENT,
                                                clients.of(client, guard.token(wire, null)))))
                .noStore();
    }

    /** As {@link #accepted}, of staff. */
    Reply joined() {
        return Reply.redirect(settings.path() + JOINED).noStore();
    }

    /** {@code GET {issuer}/invitation/accepted}. */
    Reply showAccepted(Request wire) {
        var next = new ArrayList<Link>();
        wire.query()
                .get(CLIENT)
                .flatMap(text -> clients.open(text, guard.token(wire, null)))
                .flatMap(starts::startPage)
                .ifPresent(next::add);
        next.add(account(wire));
        return screens.message(wire, Notice.INVITATION_ACCEPTED, next);
    }

    /** {@code GET {issuer}/invitation/joined}. */
    Reply showJoined(Request wire) {
        return screens.message(wire, Notice.STAFF_JOINED, List.of(account(wire)));
    }

    private Link account(Request wire) {
        return Link.ofAccount(screens.frame(wire, null), settings.path() + "/account");
    }

    private Form form(String path, String link, FormGuard.Token token) {
        return new Form(settings.path() + path, Map.of(LINK, link, FormGuard.FIELD, token.field()));
    }
}
