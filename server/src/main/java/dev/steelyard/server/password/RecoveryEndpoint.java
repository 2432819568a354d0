package dev.steelyard.server.password;

import static dev.steelyard.http.route.Route.get;
import static dev.steelyard.http.route.Route.post;

import dev.steelyard.admin.account.AccountLinkState;
import dev.steelyard.admin.account.OpenedLink;
import dev.steelyard.admin.account.RecoverPassword;
import dev.steelyard.admin.account.RecoverPassword.Recovery;
import dev.steelyard.domain.user.Password;
import dev.steelyard.domain.user.PasswordRules.Fault;
import dev.steelyard.http.answer.Reply;
import dev.steelyard.http.request.Request;
import dev.steelyard.http.route.Route;
import dev.steelyard.pages.SecurityHeaders;
import dev.steelyard.pages.view.Form;
import dev.steelyard.pages.view.Message;
import dev.steelyard.pages.view.NewPassword;
import dev.steelyard.pages.view.Notice;
import dev.steelyard.pages.view.Person;
import dev.steelyard.pages.view.Problem;
import dev.steelyard.server.browser.BrowserServices;
import dev.steelyard.server.browser.FormGuard;
import dev.steelyard.server.browser.NewPasswordField;
import dev.steelyard.server.context.Services;
import dev.steelyard.server.login.LoginStep;
import dev.steelyard.server.login.Passwords;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The page on which the holder of a link chooses a new password. A GET changes nothing, so that
 * programs which look into mails don't use the link up. Thread-safe.
 */
public final class RecoveryEndpoint {
    private static final String LINK = "link";

    private final RecoverPassword recovery;
    private final Passwords passwords;
    private final BrowserServices browser;
    private final String path;

    private RecoveryEndpoint(Services services, LoginStep login, RecoverPassword recovery) {
        this.recovery = recovery;
        this.passwords = login.passwords();
        this.browser = services.browser();
        this.path = services.context().path("/recovery");
    }

    public static List<Route> routes(Services services, LoginStep login, RecoverPassword recovery) {
        var endpoint = new RecoveryEndpoint(services, login, recovery);
        var screens = services.browser().screens();
        return List.of(
                get(endpoint.path, screens.around(endpoint::show)),
                post(endpoint.path, screens.around(endpoint::save)));
    }

    /** {@code GET {issuer}/recovery}. */
    Reply show(Request wire) {
        var link = wire.query().get(LINK).orElse("");
        var opened = recovery.look(link);
        return opened.state() == AccountLinkState.OPEN
                ? page(wire, link, opened, null)
                : unusable(wire, opened.state());
    }

    /** {@code POST {issuer}/recovery}. */
    Reply save(Request wire) {
        var form = wire.form();
        if (!browser.guard().passes(wire, form, null)) {
            return browser.screens().problem(wire, Problem.FORM_EXPIRED);
        }
        var link = form.get(LINK).orElse("");
        try (var password = new Password(form.get(NewPassword.FIELD).orElse(""))) {
            return switch (recovered(wire, link, password)) {
                case Recovery.Done() ->
                        browser.screens()
                                .page(
                                        browser.screens()
                                                .pages()
                                                .message(
                                                        new Message(
                                                                browser.screens().frame(wire, null),
                                                                Notice.PASSWORD_SET,
                                                                null)));
                case Recovery.Refused(var opened, var fault) -> page(wire, link, opened, fault);
                case Recovery.Unusable(var state) -> unusable(wire, state);
            };
        }
    }

    /** In the turn of the link's user; without a link that works nothing is hashed. */
    private Recovery recovered(Request wire, String link, Password password) {
        var user = recovery.look(link).user();
        return passwords.inTurn(
                wire,
                Optional.ofNullable(user).map(found -> found.email()),
                () -> recovery.recover(link, password, wire.source(), wire.id()));
    }

    private Reply page(Request wire, String link, OpenedLink opened, @Nullable Fault fault) {
        var user = opened.user();
        if (user == null) {
            return unusable(wire, AccountLinkState.UNKNOWN);
        }
        var token = browser.guard().token(wire, null);
        var screens = browser.screens();
        var view =
                new dev.steelyard.pages.view.Recovery(
                        screens.frame(wire, null),
                        new Person(user.name(), user.email().written()),
                        opened.maker(),
                        NewPasswordField.of(fault),
                        new Form(path, Map.of(LINK, link, FormGuard.FIELD, token.field())));
        return token.with(
                screens.page(
                        fault == null ? 200 : 400,
                        screens.pages().recovery(view),
                        SecurityHeaders.standard().allowingOwnScript()));
    }

    private Reply unusable(Request wire, AccountLinkState state) {
        return browser.screens().problem(wire, LinkProblems.of(state));
    }
}
