package dev.steelyard.server.password;

import dev.steelyard.admin.account.ChangePassword;
import dev.steelyard.admin.account.NewPasswords;
import dev.steelyard.admin.operation.Outcome;
import dev.steelyard.domain.user.Password;
import dev.steelyard.domain.user.PasswordRules;
import dev.steelyard.domain.user.PasswordRules.Fault;
import dev.steelyard.domain.user.User;
import dev.steelyard.http.answer.Reply;
import dev.steelyard.http.request.Parameters;
import dev.steelyard.http.request.Request;
import dev.steelyard.http.route.Route;
import dev.steelyard.pages.SecurityHeaders;
import dev.steelyard.pages.account.AccountFrame;
import dev.steelyard.pages.account.AccountSection;
import dev.steelyard.pages.account.PasswordPage;
import dev.steelyard.pages.account.SecurityPart;
import dev.steelyard.pages.item.Action;
import dev.steelyard.pages.language.TranslationKey;
import dev.steelyard.pages.password.NewPassword;
import dev.steelyard.pages.view.Form;
import dev.steelyard.pages.view.FormError;
import dev.steelyard.pages.view.Problem;
import dev.steelyard.pages.view.TooManyAttempts;
import dev.steelyard.server.account.AccountPages;
import dev.steelyard.server.browser.FormGuard;
import dev.steelyard.server.browser.NewPasswordField;
import dev.steelyard.server.browser.SignedInUser;
import dev.steelyard.server.factor.UserFactors;
import dev.steelyard.server.hashing.Passwords;
import dev.steelyard.server.login.LoginLimits;
import dev.steelyard.server.login.LoginStep;
import dev.steelyard.server.metering.Admission;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The page on which a user changes the password, after a fresh proof. The form asks for the present
 * password too; wrong ones count as failed logins. Thread-safe.
 */
public final class PasswordEndpoint {
    /**
     * Where password managers look for the page (W3C, "A Well-Known URL for Changing Passwords").
     */
    private static final String WELL_KNOWN = "/.well-known/change-password";

    private final AccountPages account;
    private final LoginLimits limits;
    private final Passwords passwords;
    private final NewPasswords rules;
    private final ChangePassword change;
    private final String path;

    private PasswordEndpoint(
            AccountPages account, LoginStep login, NewPasswords rules, ChangePassword change) {
        this.account = account;
        this.limits = login.limits();
        this.passwords = login.passwords();
        this.rules = rules;
        this.change = change;
        this.path = path(account);
    }

    public static List<Route> routes(
            AccountPages account, LoginStep login, NewPasswords rules, ChangePassword change) {
        var endpoint = new PasswordEndpoint(account, login, rules, change);
        var proof = account.proof();
        return List.of(
                account.get(endpoint.path, proof.page(endpoint::show)),
                account.post(endpoint.path, proof.form(endpoint.path, endpoint::save)),
                Route.get(WELL_KNOWN, _ -> Reply.redirect(endpoint.path).noStore()));
    }

    /** The part of the security section. */
    public static List<SecurityPart> part(AccountPages account, AccountFrame frame) {
        return List.of(
                new SecurityPart(
                        "password",
                        frame.say(TranslationKey.PASSWORD),
                        List.of(),
                        new Action(frame.say(TranslationKey.PASSWORD_CHANGE), "", path(account))));
    }

    private static String path(AccountPages account) {
        return account.path(AccountSection.SECURITY) + "/password";
    }

    /** {@code GET {issuer}/account/security/password}. */
    Reply show(Request wire, SignedInUser signedIn) {
        return page(wire, signedIn, 200, null, null);
    }

    /** {@code POST {issuer}/account/security/password}. */
    Reply save(Request wire, Parameters form, SignedInUser signedIn) {
        var user = signedIn.user();
        return switch (limits.admit(wire, Optional.of(user.email()))) {
            case Admission.Limited(var delay) ->
                    page(wire, signedIn, 429, new TooManyAttempts(delay), null).retryAfter(delay);
            case Admission.Attempt attempt -> {
                try (attempt) {
                    yield save(wire, form, signedIn, attempt);
                }
            }
        };
    }

    private Reply save(
            Request wire, Parameters form, SignedInUser signedIn, Admission.Attempt attempt) {
        var user = signedIn.user();
        var address = Optional.of(user.email());
        try (var password = new Password(form.get(NewPassword.FIELD).orElse(""))) {
            // First the rules: a password that is not allowed needs no check of the present one.
            var fault =
                    hasFactor(signedIn)
                            ? rules.faultBesideFactor(password, user)
                            : rules.fault(password, user.name(), user.email());
            if (fault.isPresent()) {
                return page(wire, signedIn, 400, null, fault.get());
            }
            var current = form.get(PasswordPage.CURRENT).orElse("");
            var proof = passwords.verify(wire, address, current).proof();
            if (proof == null) {
                account.services().context().store().execute(tx -> attempt.failed(tx));
                return page(wire, signedIn, 400, () -> TranslationKey.PASSWORD_CURRENT_WRONG, null);
            }
            var phc = passwords.inTurn(wire, address, () -> rules.hash(password));
            var changed =
                    change.change(
                            proof,
                            signedIn.session().id(),
                            phc,
                            form.has(PasswordPage.KEEP),
                            wire.origin().through(null, signedIn.session().id()));
            var recognizer = account.services().browser().recognizer();
            return changed instanceof Outcome.Done<User>
                    ? account.done(account.path(AccountSection.SECURITY), "password")
                            .with(
                                    "Set-Cookie",
                                    recognizer.mark(wire, user.email().normalised(), phc))
                    : account.services().browser().screens().problem(wire, Problem.FORM_EXPIRED);
        }
    }

    private Reply page(
            Request wire,
            SignedInUser signedIn,
            int status,
            @Nullable FormError error,
            @Nullable Fault fault) {
        var browser = account.services().browser();
        var token = browser.guard().token(wire, signedIn);
        var view =
                new PasswordPage(
                        account.frame(wire, signedIn),
                        error,
                        NewPasswordField.of(
                                fault,
                                hasFactor(signedIn)
                                        ? PasswordRules.SHORTEST_WITH_SECOND_FACTOR
                                        : PasswordRules.SHORTEST),
                        new Form(path, Map.of(FormGuard.FIELD, token.field())));
        return token.with(
                browser.screens()
                        .page(
                                status,
                                account.pages().password(view),
                                SecurityHeaders.standard().allowingOwnScript()));
    }

    private boolean hasFactor(SignedInUser signedIn) {
        return account.services()
                .context()
                .store()
                .read(tx -> UserFactors.of(tx, signedIn.user().id()).any());
    }
}
