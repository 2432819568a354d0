package dev.steelyard.server.account;

import dev.steelyard.admin.account.NewPasswords;
import dev.steelyard.admin.invitation.Bootstrap;
import dev.steelyard.admin.operation.Outcome;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.user.EmailAddress;
import dev.steelyard.domain.user.Password;
import dev.steelyard.domain.user.PasswordRules.Fault;
import dev.steelyard.domain.user.User;
import dev.steelyard.http.answer.Reply;
import dev.steelyard.http.request.Parameters;
import dev.steelyard.http.request.Request;
import dev.steelyard.pages.invitation.InvitationError;
import dev.steelyard.pages.invitation.StaffInvitation;
import dev.steelyard.pages.password.NewPassword;
import dev.steelyard.pages.view.Problem;
import dev.steelyard.server.browser.FormGuard;
import dev.steelyard.server.browser.HtmlPageWriter;
import dev.steelyard.server.hashing.Passwords;
import org.jspecify.annotations.Nullable;

/** Serves the setup link that creates the first operator's account. Thread-safe. */
final class BootstrapEndpoint {
    private final Bootstrap bootstrap;
    private final Passwords passwords;
    private final NewPasswords rules;
    private final FormGuard guard;
    private final InvitationPages pages;
    private final HtmlPageWriter screens;

    BootstrapEndpoint(
            Bootstrap bootstrap,
            Passwords passwords,
            NewPasswords rules,
            FormGuard guard,
            InvitationPages pages,
            HtmlPageWriter screens) {
        this.bootstrap = bootstrap;
        this.passwords = passwords;
        this.rules = rules;
        this.guard = guard;
        this.pages = pages;
        this.screens = screens;
    }

    /** {@code GET {issuer}/bootstrap}. */
    public Reply show(Request wire) {
        return show(wire, wire.query().get(InvitationPages.LINK).orElse(""), "", "");
    }

    private Reply show(Request wire, String link, String email, String name) {
        return bootstrap.look(link) instanceof Outcome.Done<Boolean>
                ? pages.firstOperator(wire, link, email, name, null, null)
                : screens.problem(wire, Problem.LINK_UNUSABLE);
    }

    /** {@code POST {issuer}/bootstrap}. */
    public Reply join(Request wire) {
        var form = wire.form();
        if (!guard.passes(wire, form, null)) {
            return screens.problem(wire, Problem.FORM_EXPIRED);
        }
        var link = form.get(InvitationPages.LINK).orElse("");
        var email = form.get(StaffInvitation.EMAIL).orElse("").strip();
        var name = form.get(StaffInvitation.NAME).orElse("").strip();
        if (HtmlPageWriter.isLanguageChosen(form)) {
            return show(wire, link, email, name);
        }
        return switch (accepted(wire, form, link, email, name)) {
            case Outcome.Done<Id<User>> _ -> pages.joined();
            case Outcome.Missing<Id<User>> _, Outcome.Conflict<Id<User>> _ ->
                    screens.problem(wire, Problem.LINK_UNUSABLE);
            case Outcome.Invalid<Id<User>> _,
                    Outcome.Forbidden<Id<User>> _,
                    Outcome.Limited<Id<User>> _,
                    Outcome.Repeated<Id<User>> _,
                    Outcome.LoginTooOld<Id<User>> _ ->
                    pages.firstOperator(
                            wire,
                            link,
                            email,
                            name,
                            fault(form, email, name),
                            InvitationError.NOT_ACCEPTED);
        };
    }

    private Outcome<Id<User>> accepted(
            Request wire, Parameters form, String link, String email, String name) {
        try (var password = new Password(form.get(NewPassword.FIELD).orElse(""))) {
            return passwords.inTurn(
                    wire,
                    EmailAddress.parse(email),
                    () -> bootstrap.accept(link, email, name, password, wire.source(), wire.id()));
        }
    }

    private @Nullable Fault fault(Parameters form, String email, String name) {
        try (var password = new Password(form.get(NewPassword.FIELD).orElse(""))) {
            return rules.fault(password, name, EmailAddress.parse(email).orElse(null)).orElse(null);
        }
    }
}
