package dev.steelyard.server.password;

import static dev.steelyard.http.route.Route.get;
import static dev.steelyard.http.route.Route.post;

import dev.steelyard.admin.account.RecoverPassword;
import dev.steelyard.admin.account.RecoverPassword.Recovery;
import dev.steelyard.admin.link.AccountLinkState;
import dev.steelyard.admin.link.OpenedLink;
import dev.steelyard.domain.user.Password;
import dev.steelyard.domain.user.PasswordRules.Fault;
import dev.steelyard.domain.user.User;
import dev.steelyard.http.answer.Reply;
import dev.steelyard.http.request.Request;
import dev.steelyard.http.route.Route;
import dev.steelyard.pages.language.TranslationKey;
import dev.steelyard.pages.password.NewPassword;
import dev.steelyard.pages.view.Problem;
import dev.steelyard.server.browser.HtmlPageWriter;
import dev.steelyard.server.context.Services;
import dev.steelyard.server.hashing.Passwords;
import dev.steelyard.server.login.LoginStep;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The page on which the holder of a link chooses a new password. A GET changes nothing, so that
 * programs which look into mails don't use the link up. Thread-safe.
 */
public final class RecoveryEndpoint {
    private final RecoverPassword recovery;
    private final Passwords passwords;
    private final RecoveryPages pages;

    private RecoveryEndpoint(Services services, LoginStep login, RecoverPassword recovery) {
        this.recovery = recovery;
        this.passwords = login.passwords();
        this.pages = RecoveryPages.ofRecovery(services);
    }

    public static List<Route> routes(Services services, LoginStep login, RecoverPassword recovery) {
        var endpoint = new RecoveryEndpoint(services, login, recovery);
        var screens = services.browser().screens();
        return List.of(
                get(endpoint.pages.path(), screens.around(endpoint::show)),
                post(endpoint.pages.path(), screens.around(endpoint::save)),
                get(
                        endpoint.pages.path() + RecoveryPages.DONE,
                        screens.around(endpoint.pages::showDone)));
    }

    /** {@code GET {issuer}/recovery}. */
    Reply show(Request wire) {
        var link = wire.query().get(RecoveryPages.LINK).orElse("");
        return page(wire, link, recovery.look(link), null);
    }

    /** {@code POST {issuer}/recovery}. */
    Reply save(Request wire) {
        var form = wire.form();
        if (!pages.browser().guard().passes(wire, form, null)) {
            return pages.browser().screens().problem(wire, Problem.FORM_EXPIRED);
        }
        var link = form.get(RecoveryPages.LINK).orElse("");
        if (HtmlPageWriter.isLanguageChosen(form)) {
            return page(wire, link, recovery.look(link), null);
        }
        try (var password = new Password(form.get(NewPassword.FIELD).orElse(""))) {
            return switch (recovered(wire, link, password)) {
                case Recovery.Done() -> pages.done();
                case Recovery.Refused(var opened, var fault) -> page(wire, link, opened, fault);
                case Recovery.Unusable(var state) -> pages.unusable(wire, state);
            };
        }
    }

    /** In the turn of the link's user; only a link that works takes a turn. */
    private Recovery recovered(Request wire, String link, Password password) {
        var opened = recovery.look(link);
        if (opened.state() != AccountLinkState.OPEN) {
            return new Recovery.Unusable(opened.state());
        }
        return passwords.inTurn(
                wire,
                Optional.ofNullable(opened.user()).map(User::email),
                () -> recovery.recover(link, password, wire.source(), wire.id()));
    }

    private Reply page(Request wire, String link, OpenedLink opened, @Nullable Fault fault) {
        var maker = opened.maker();
        return pages.page(
                wire,
                link,
                opened,
                maker == null ? TranslationKey.RESET_LEAD : TranslationKey.RESET_LEAD_STAFF,
                Optional.ofNullable(maker).stream().toList(),
                fault);
    }
}
