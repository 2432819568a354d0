package dev.steelyard.server.password;

import static dev.steelyard.http.route.Route.get;
import static dev.steelyard.http.route.Route.post;

import dev.steelyard.admin.account.RecoverPassword;
import dev.steelyard.admin.address.UndoAddress;
import dev.steelyard.admin.address.UndoAddress.Undoing;
import dev.steelyard.admin.link.AccountLinkState;
import dev.steelyard.http.answer.Reply;
import dev.steelyard.http.request.Request;
import dev.steelyard.http.route.Route;
import dev.steelyard.pages.language.TranslationKey;
import dev.steelyard.pages.password.AddressUndo;
import dev.steelyard.pages.view.Form;
import dev.steelyard.pages.view.Person;
import dev.steelyard.pages.view.Problem;
import dev.steelyard.server.browser.BrowserServices;
import dev.steelyard.server.browser.FormGuard;
import dev.steelyard.server.context.Services;
import java.util.List;
import java.util.Map;

/**
 * The page behind the link that was mailed to the earlier address of an account: it undoes the
 * change, and leads on to a new password. A GET changes nothing. Thread-safe.
 */
public final class AddressUndoEndpoint {
    private final UndoAddress undo;
    private final RecoverPassword recovery;
    private final RecoveryPages passwords;
    private final BrowserServices browser;
    private final String path;

    private AddressUndoEndpoint(Services services, UndoAddress undo, RecoverPassword recovery) {
        this.undo = undo;
        this.recovery = recovery;
        this.browser = services.browser();
        this.passwords = RecoveryPages.ofRecovery(services);
        this.path = passwords.path() + "/address";
    }

    public static List<Route> routes(
            Services services, UndoAddress undo, RecoverPassword recovery) {
        var endpoint = new AddressUndoEndpoint(services, undo, recovery);
        var screens = services.browser().screens();
        return List.of(
                get(endpoint.path, screens.around(endpoint::show)),
                post(endpoint.path, screens.around(endpoint::undo)));
    }

    /** {@code GET {issuer}/recovery/address}. */
    Reply show(Request wire) {
        var text = wire.query().get(RecoveryPages.LINK).orElse("");
        var opened = undo.look(text);
        var user = opened.user();
        var link = opened.link();
        var address = link == null ? null : link.newAddress();
        if (opened.state() != AccountLinkState.OPEN || user == null || address == null) {
            return passwords.unusable(wire, opened.state());
        }
        var token = browser.guard().token(wire, null);
        var screens = browser.screens();
        var view =
                new AddressUndo(
                        screens.frame(wire, null),
                        new Person(user.name(), address.written()),
                        new Form(
                                path,
                                Map.of(RecoveryPages.LINK, text, FormGuard.FIELD, token.field())));
        return token.with(screens.page(screens.pages().addressUndo(view)));
    }

    /** {@code POST {issuer}/recovery/address}. */
    Reply undo(Request wire) {
        var form = wire.form();
        var screens = browser.screens();
        if (!browser.guard().passes(wire, form, null)) {
            return screens.problem(wire, Problem.FORM_EXPIRED);
        }
        var text = form.get(RecoveryPages.LINK).orElse("");
        var language = screens.frame(wire, null).language().tag();
        return switch (undo.undo(text, language, wire.source(), wire.id())) {
            case Undoing.Done(var address, var secret, var left) -> {
                var link = secret.reveal();
                yield passwords.page(
                        wire,
                        link,
                        recovery.look(link),
                        left.any()
                                ? TranslationKey.RESET_LEAD_UNDONE_FACTORS
                                : TranslationKey.RESET_LEAD_UNDONE,
                        List.of(
                                address.written(),
                                String.valueOf(left.passkeys()),
                                String.valueOf(left.authenticators())),
                        null);
            }
            case Undoing.Taken _ -> screens.problem(wire, Problem.ADDRESS_TAKEN);
            case Undoing.Unusable(var state) -> passwords.unusable(wire, state);
        };
    }
}
