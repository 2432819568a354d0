package dev.steelyard.server.password;

import dev.steelyard.admin.link.AccountLinkState;
import dev.steelyard.admin.link.OpenedLink;
import dev.steelyard.domain.user.PasswordRules.Fault;
import dev.steelyard.http.answer.Reply;
import dev.steelyard.http.request.Request;
import dev.steelyard.pages.SecurityHeaders;
import dev.steelyard.pages.language.TranslationKey;
import dev.steelyard.pages.password.Recovery;
import dev.steelyard.pages.view.Form;
import dev.steelyard.pages.view.Link;
import dev.steelyard.pages.view.Notice;
import dev.steelyard.pages.view.Person;
import dev.steelyard.server.browser.BrowserServices;
import dev.steelyard.server.browser.FormGuard;
import dev.steelyard.server.browser.LinkProblems;
import dev.steelyard.server.browser.NewPasswordField;
import dev.steelyard.server.context.Services;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes the pages on which the holder of a link chooses a new password. Thread-safe.
 *
 * @param account the path of the account page
 */
record RecoveryPages(BrowserServices browser, String path, String account) {
    /** The parameter of the link's URL, and the hidden field of the form. */
    static final String LINK = "link";

    /** Below the path: where the new password is set. */
    static final String DONE = "/done";

    /** Those of mailed links and of links of the operator. */
    static RecoveryPages ofRecovery(Services services) {
        return of(services, "/recovery");
    }

    static RecoveryPages of(Services services, String path) {
        var context = services.context();
        return new RecoveryPages(services.browser(), context.path(path), context.path("/account"));
    }

    /**
     * @param lead what the link is
     * @param arguments of {@code lead}
     * @param fault of the password that was sent; null: none was
     */
    Reply page(
            Request wire,
            String link,
            OpenedLink opened,
            TranslationKey lead,
            List<String> arguments,
            @Nullable Fault fault) {
        var user = opened.user();
        if (opened.state() != AccountLinkState.OPEN || user == null) {
            return unusable(wire, opened.state());
        }
        var token = browser.guard().token(wire, null);
        var screens = browser.screens();
        var frame = screens.frameOfForm(wire, null);
        var view =
                new Recovery(
                        frame,
                        new Person(user.name(), user.email().written()),
                        frame.say(lead, arguments.toArray(String[]::new)),
                        NewPasswordField.of(fault),
                        new Form(path, Map.of(LINK, link, FormGuard.FIELD, token.field())));
        return token.with(
                screens.page(
                        fault == null ? 200 : 400,
                        screens.pages().recovery(view),
                        SecurityHeaders.standard().allowingOwnScript()));
    }

    /** Leads to the page that says so, which a reload and another language don't repeat. */
    Reply done() {
        return Reply.redirect(path + DONE).noStore();
    }

    /** {@code GET {issuer}/recovery/done}, or that of a rescue. */
    Reply showDone(Request wire) {
        var next = Link.ofAccount(browser.screens().frame(wire, null), account);
        return browser.screens().message(wire, Notice.PASSWORD_SET, List.of(next));
    }

    Reply unusable(Request wire, AccountLinkState state) {
        return browser.screens().problem(wire, LinkProblems.of(state));
    }
}
