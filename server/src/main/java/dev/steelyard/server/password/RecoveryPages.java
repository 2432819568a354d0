package dev.steelyard.server.password;

import dev.steelyard.admin.account.AccountLinkState;
import dev.steelyard.admin.account.OpenedLink;
import dev.steelyard.domain.user.PasswordRules.Fault;
import dev.steelyard.http.answer.Reply;
import dev.steelyard.http.request.Request;
import dev.steelyard.pages.SecurityHeaders;
import dev.steelyard.pages.language.TranslationKey;
import dev.steelyard.pages.password.Recovery;
import dev.steelyard.pages.view.Form;
import dev.steelyard.pages.view.Message;
import dev.steelyard.pages.view.Notice;
import dev.steelyard.pages.view.Person;
import dev.steelyard.server.browser.BrowserServices;
import dev.steelyard.server.browser.FormGuard;
import dev.steelyard.server.browser.LinkProblems;
import dev.steelyard.server.browser.NewPasswordField;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes the pages on which the holder of a link chooses a new password. Thread-safe. */
record RecoveryPages(BrowserServices browser, String path) {
    /** The parameter of the link's URL, and the hidden field of the form. */
    static final String LINK = "link";

    /**
     * @param lead what the link is
     * @param argument of {@code lead}; null: none
     * @param fault of the password that was sent; null: none was
     */
    Reply page(
            Request wire,
            String link,
            OpenedLink opened,
            TranslationKey lead,
            @Nullable String argument,
            @Nullable Fault fault) {
        var user = opened.user();
        if (opened.state() != AccountLinkState.OPEN || user == null) {
            return unusable(wire, opened.state());
        }
        var token = browser.guard().token(wire, null);
        var screens = browser.screens();
        var frame = screens.frame(wire, null);
        var view =
                new Recovery(
                        frame,
                        new Person(user.name(), user.email().written()),
                        argument == null ? frame.say(lead) : frame.say(lead, argument),
                        NewPasswordField.of(fault),
                        new Form(path, Map.of(LINK, link, FormGuard.FIELD, token.field())));
        return token.with(
                screens.page(
                        fault == null ? 200 : 400,
                        screens.pages().recovery(view),
                        SecurityHeaders.standard().allowingOwnScript()));
    }

    Reply done(Request wire) {
        var screens = browser.screens();
        return screens.page(
                screens.pages()
                        .message(
                                new Message(screens.frame(wire, null), Notice.PASSWORD_SET, null)));
    }

    Reply unusable(Request wire, AccountLinkState state) {
        return browser.screens().problem(wire, LinkProblems.of(state));
    }
}
