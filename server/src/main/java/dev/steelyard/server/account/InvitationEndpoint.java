package dev.steelyard.server.account;

import static dev.steelyard.http.route.Route.get;
import static dev.steelyard.http.route.Route.post;

import dev.steelyard.admin.account.NewPasswords;
import dev.steelyard.admin.invitation.AcceptInvitation;
import dev.steelyard.admin.invitation.AcceptedInvitation;
import dev.steelyard.admin.invitation.Bootstrap;
import dev.steelyard.admin.invitation.OpenInvitation;
import dev.steelyard.admin.operation.Outcome;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.refusal.RefusalCode;
import dev.steelyard.domain.session.Acr;
import dev.steelyard.domain.session.Session;
import dev.steelyard.domain.store.Store;
import dev.steelyard.domain.user.Password;
import dev.steelyard.domain.user.PasswordHasher;
import dev.steelyard.domain.user.PasswordRules.Fault;
import dev.steelyard.domain.user.User;
import dev.steelyard.http.answer.Reply;
import dev.steelyard.http.request.Parameters;
import dev.steelyard.http.request.Request;
import dev.steelyard.http.route.Route;
import dev.steelyard.pages.invitation.Invitation;
import dev.steelyard.pages.invitation.InvitationError;
import dev.steelyard.pages.password.NewPassword;
import dev.steelyard.pages.view.Problem;
import dev.steelyard.server.browser.FormGuard;
import dev.steelyard.server.browser.HtmlPageWriter;
import dev.steelyard.server.browser.LoginSessions;
import dev.steelyard.server.browser.SignedInUser;
import dev.steelyard.server.context.Services;
import dev.steelyard.server.hashing.Passwords;
import dev.steelyard.server.login.LoginLimits;
import dev.steelyard.server.login.LoginStep;
import dev.steelyard.server.metering.Admission;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Accepts invitations, sent as links, to become a member of an application or of the staff. A user
 * with an account proves its password, a new user chooses one; both cost one hash, whether accepted
 * or refused. No user is logged in by it. Thread-safe.
 */
public final class InvitationEndpoint {
    private final AcceptInvitation accept;
    private final LoginLimits limits;
    private final Passwords passwords;
    private final NewPasswords rules;
    private final Store store;
    private final FormGuard guard;
    private final InvitationPages pages;
    private final HtmlPageWriter screens;
    private final LoginSessions sessions;

    private InvitationEndpoint(
            Services services,
            LoginStep login,
            AcceptInvitation accept,
            NewPasswords rules,
            InvitationPages pages) {
        this.accept = accept;
        this.rules = rules;
        this.limits = login.limits();
        this.passwords = login.passwords();
        this.store = services.context().store();
        this.guard = services.browser().guard();
        this.pages = pages;
        this.screens = services.browser().screens();
        this.sessions = services.browser().sessions();
    }

    /** The pages that links lead to: those of invitations, and that of the first operator. */
    public static List<Route> routes(
            Services services,
            LoginStep login,
            AcceptInvitation accept,
            Bootstrap first,
            NewPasswords rules) {
        var context = services.context();
        var screens = services.browser().screens();
        var guard = services.browser().guard();
        var pages = new InvitationPages(services);
        var invitation = new InvitationEndpoint(services, login, accept, rules, pages);
        var bootstrap =
                new BootstrapEndpoint(first, login.passwords(), rules, guard, pages, screens);
        return List.of(
                get(context.path("/invitation"), screens.around(invitation::show)),
                post(context.path("/invitation"), screens.around(invitation::join)),
                get(context.path("/bootstrap"), screens.around(bootstrap::show)),
                post(context.path("/bootstrap"), screens.around(bootstrap::join)),
                get(context.path(InvitationPages.ACCEPTED), screens.around(pages::showAccepted)),
                get(context.path(InvitationPages.JOINED), screens.around(pages::showJoined)));
    }

    /** {@code GET {issuer}/invitation}. */
    public Reply show(Request wire) {
        return show(wire, wire.query().get(InvitationPages.LINK).orElse(""), "");
    }

    private Reply show(Request wire, String link, String name) {
        return accept.look(link) instanceof Outcome.Done<OpenInvitation>(var open)
                ? pages.invitation(wire, link, open, name, null, null)
                : screens.problem(wire, Problem.LINK_UNUSABLE);
    }

    /** {@code POST {issuer}/invitation}. */
    public Reply join(Request wire) {
        var form = wire.form();
        if (!guard.passes(wire, form, null)) {
            return screens.problem(wire, Problem.FORM_EXPIRED);
        }
        var link = form.get(InvitationPages.LINK).orElse("");
        if (HtmlPageWriter.isLanguageChosen(form)) {
            return show(wire, link, form.get(Invitation.NAME).orElse("").strip());
        }
        return accept.attempt(link, wire.source(), wire.id())
                        instanceof Outcome.Done<OpenInvitation>(var open)
                ? join(wire, form, link, open)
                : screens.problem(wire, Problem.LINK_UNUSABLE);
    }

    private Reply join(Request wire, Parameters form, String link, OpenInvitation open) {
        var name = form.get(Invitation.NAME).orElse("").strip();
        return switch (limits.admit(wire, Optional.of(open.email()))) {
            case Admission.Limited(var delay) -> pages.later(wire, link, open, name, delay);
            case Admission.Attempt attempt -> {
                try (attempt) {
                    yield join(wire, form, link, open, name, attempt);
                }
            }
        };
    }

    private Reply join(
            Request wire,
            Parameters form,
            String link,
            OpenInvitation open,
            String name,
            Admission.Attempt attempt) {
        return switch (accepted(wire, form, link, open, name)) {
            case Outcome.Done<AcceptedInvitation>(var accepted) ->
                    accepted.authority() == null
                            ? pages.accepted(wire, accepted.client())
                            : pages.joined();
            // Another request used the link in the meantime.
            case Outcome.Missing<AcceptedInvitation>() ->
                    screens.problem(wire, Problem.LINK_UNUSABLE);
            case Outcome.Forbidden<AcceptedInvitation>(var code, _)
                    when code == RefusalCode.SECOND_FACTOR_NEEDED ->
                    pages.invitation(wire, link, open, name, null, InvitationError.FACTOR_NEEDED);
            case Outcome.Invalid<AcceptedInvitation> _,
                    Outcome.Forbidden<AcceptedInvitation> _,
                    Outcome.Conflict<AcceptedInvitation> _,
                    Outcome.Limited<AcceptedInvitation> _,
                    Outcome.Repeated<AcceptedInvitation> _,
                    Outcome.LoginTooOld<AcceptedInvitation> _ -> {
                // Counted for every error: the count must not tell whether there is an account.
                store.execute(tx -> attempt.failed(tx));
                yield pages.invitation(
                        wire,
                        link,
                        open,
                        name,
                        fault(form, open, name),
                        InvitationError.NOT_ACCEPTED);
            }
        };
    }

    private Outcome<AcceptedInvitation> accepted(
            Request wire, Parameters form, String link, OpenInvitation open, String name) {
        var typed = form.get(NewPassword.FIELD).orElse("");
        boolean known = store.read(tx -> tx.users().findByEmail(open.email())).isPresent();
        if (!known && fault(form, open, name) == null) {
            try (var password = new Password(typed)) {
                return passwords.inTurn(
                        wire,
                        Optional.of(open.email()),
                        () -> accept.asNewUser(link, name, password, wire.source(), wire.id()));
            }
        }
        var proof = passwords.verify(wire, Optional.of(open.email()), typed).proof();
        var shown = proof == null ? null : shown(wire, proof.user());
        // NIST SP 800-63B-4, section 3.1.1.2: a short password is never the only factor.
        return proof == null || (shown == null && PasswordHasher.isShort(proof.phc()))
                ? new Outcome.Invalid<>("password", "wrong, or not allowed")
                : accept.asUser(link, proof, shown, wire.source(), wire.id());
    }

    /** The session of {@code user} in this browser, if the user showed a second factor there. */
    private @Nullable Id<Session> shown(Request wire, User user) {
        return sessions.current(wire)
                .map(SignedInUser::session)
                .filter(session -> session.isOpenOf(user.id()))
                .filter(session -> Acr.MFA.isProvedBy(session.methods()))
                .map(Session::id)
                .orElse(null);
    }

    /**
     * Why the typed password is not allowed for a new user; null: it is allowed. Depends on the
     * form alone, so that it does not tell whether there is an account.
     */
    private @Nullable Fault fault(Parameters form, OpenInvitation open, String name) {
        try (var password = new Password(form.get(NewPassword.FIELD).orElse(""))) {
            return rules.fault(password, name, open.email()).orElse(null);
        }
    }
}
