package dev.steelyard.server.account;

import static dev.steelyard.http.route.Route.get;
import static dev.steelyard.http.route.Route.post;

import dev.steelyard.admin.operation.Outcome;
import dev.steelyard.admin.tenant.ConfirmContact;
import dev.steelyard.admin.tenant.ConfirmContact.OpenContact;
import dev.steelyard.http.answer.Reply;
import dev.steelyard.http.request.Request;
import dev.steelyard.http.route.Route;
import dev.steelyard.pages.invitation.ContactConfirmation;
import dev.steelyard.pages.view.Form;
import dev.steelyard.pages.view.Notice;
import dev.steelyard.pages.view.Problem;
import dev.steelyard.server.browser.FormGuard;
import dev.steelyard.server.browser.HtmlPageWriter;
import dev.steelyard.server.context.Services;
import java.util.List;
import java.util.Map;

/**
 * Confirms the e-mail address of a reseller's or an application's contact, by the link that was
 * mailed there. Opening the link changes nothing, as mail scanners open links. Thread-safe.
 */
public final class ContactEndpoint {
    private static final String PATH = "/contact";
    private static final String CONFIRMED = "/confirmed";

    private final ConfirmContact confirm;
    private final FormGuard guard;
    private final HtmlPageWriter screens;
    private final String path;

    private ContactEndpoint(Services services, ConfirmContact confirm) {
        this.confirm = confirm;
        this.guard = services.browser().guard();
        this.screens = services.browser().screens();
        this.path = services.context().path(PATH);
    }

    public static List<Route> routes(Services services, ConfirmContact confirm) {
        var endpoint = new ContactEndpoint(services, confirm);
        return List.of(
                get(endpoint.path, endpoint.screens.around(endpoint::show)),
                post(endpoint.path, endpoint.screens.around(endpoint::confirm)),
                get(endpoint.path + CONFIRMED, endpoint.screens.around(endpoint::confirmed)));
    }

    /** {@code GET {issuer}/contact}. */
    private Reply show(Request wire) {
        var link = wire.query().get(InvitationPages.LINK).orElse("");
        if (!(confirm.look(link) instanceof Outcome.Done<OpenContact>(var open))) {
            return screens.problem(wire, Problem.LINK_UNUSABLE);
        }
        var token = guard.token(wire, null);
        var hidden = Map.of(InvitationPages.LINK, link, FormGuard.FIELD, token.field());
        var page =
                new ContactConfirmation(
                        screens.frame(wire, null),
                        open.name(),
                        open.email(),
                        new Form(path, hidden));
        return token.with(screens.page(screens.pages().contactConfirmation(page)));
    }

    /** {@code POST {issuer}/contact}. */
    private Reply confirm(Request wire) {
        var form = wire.form();
        if (!guard.passes(wire, form, null)) {
            return screens.problem(wire, Problem.FORM_EXPIRED);
        }
        var link = form.get(InvitationPages.LINK).orElse("");
        if (!(confirm.confirm(link, wire.source(), wire.id()) instanceof Outcome.Done<Boolean>)) {
            return screens.problem(wire, Problem.LINK_UNUSABLE);
        }
        return Reply.redirect(path + CONFIRMED).noStore();
    }

    /** {@code GET {issuer}/contact/confirmed}. */
    private Reply confirmed(Request wire) {
        return screens.message(wire, Notice.CONTACT_CONFIRMED, List.of());
    }
}
