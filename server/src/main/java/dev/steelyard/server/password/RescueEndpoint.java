package dev.steelyard.server.password;

import static dev.steelyard.http.route.Route.get;
import static dev.steelyard.http.route.Route.post;

import dev.steelyard.admin.account.RecoverPassword.Recovery;
import dev.steelyard.admin.account.RescueOperator;
import dev.steelyard.admin.link.AccountLinkState;
import dev.steelyard.domain.link.RescueLink;
import dev.steelyard.domain.user.Password;
import dev.steelyard.http.answer.Reply;
import dev.steelyard.http.request.Request;
import dev.steelyard.http.route.Route;
import dev.steelyard.pages.language.TranslationKey;
import dev.steelyard.pages.password.NewPassword;
import dev.steelyard.pages.view.Problem;
import dev.steelyard.server.browser.HtmlPageWriter;
import dev.steelyard.server.context.Services;
import dev.steelyard.server.hashing.Passwords;
import dev.steelyard.server.keys.RescueLinks;
import dev.steelyard.server.login.LoginStep;
import java.util.List;
import java.util.Optional;

/**
 * The page that the link of {@code steelyard rescue} opens: the operator chooses a new password. A
 * GET changes nothing. Thread-safe.
 */
public final class RescueEndpoint {
    private final RescueOperator rescue;
    private final RescueLinks links;
    private final Passwords passwords;
    private final RecoveryPages pages;

    private RescueEndpoint(Services services, LoginStep login, RescueOperator rescue) {
        this.rescue = rescue;
        this.links = new RescueLinks(services.master());
        this.passwords = login.passwords();
        this.pages = RecoveryPages.of(services, "/rescue");
    }

    public static List<Route> routes(Services services, LoginStep login, RescueOperator rescue) {
        var endpoint = new RescueEndpoint(services, login, rescue);
        var screens = services.browser().screens();
        return List.of(
                get(endpoint.pages.path(), screens.around(endpoint::show)),
                post(endpoint.pages.path(), screens.around(endpoint::save)),
                get(
                        endpoint.pages.path() + RecoveryPages.DONE,
                        screens.around(endpoint.pages::showDone)));
    }

    /** {@code GET {issuer}/rescue}. */
    Reply show(Request wire) {
        return show(wire, wire.query().get(RecoveryPages.LINK).orElse(""));
    }

    private Reply show(Request wire, String secret) {
        return links.open(secret)
                .map(
                        link ->
                                pages.page(
                                        wire,
                                        secret,
                                        rescue.look(link),
                                        TranslationKey.RESET_LEAD_RESCUE,
                                        List.of(),
                                        null))
                .orElseGet(() -> pages.unusable(wire, AccountLinkState.UNKNOWN));
    }

    /** {@code POST {issuer}/rescue}. */
    Reply save(Request wire) {
        var form = wire.form();
        if (!pages.browser().guard().passes(wire, form, null)) {
            return pages.browser().screens().problem(wire, Problem.FORM_EXPIRED);
        }
        var secret = form.get(RecoveryPages.LINK).orElse("");
        if (HtmlPageWriter.isLanguageChosen(form)) {
            return show(wire, secret);
        }
        var link = links.open(secret).orElse(null);
        if (link == null) {
            return pages.unusable(wire, AccountLinkState.UNKNOWN);
        }
        try (var password = new Password(form.get(NewPassword.FIELD).orElse(""))) {
            return switch (rescued(wire, link, password)) {
                case Recovery.Done() -> pages.done();
                case Recovery.Refused(var opened, var fault) ->
                        pages.page(
                                wire,
                                secret,
                                opened,
                                TranslationKey.RESET_LEAD_RESCUE,
                                List.of(),
                                fault);
                case Recovery.Unusable(var state) -> pages.unusable(wire, state);
            };
        }
    }

    private Recovery rescued(Request wire, RescueLink link, Password password) {
        return passwords.inTurn(
                wire,
                Optional.of(link.operator()),
                () -> rescue.rescue(link, password, wire.source(), wire.id()));
    }
}
