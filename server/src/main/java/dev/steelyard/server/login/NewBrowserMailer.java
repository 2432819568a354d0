package dev.steelyard.server.login;

import dev.steelyard.domain.mail.MailKind;
import dev.steelyard.domain.store.Transaction;
import dev.steelyard.domain.user.User;
import dev.steelyard.http.request.Request;
import dev.steelyard.server.browser.BrowserRecognizer;
import dev.steelyard.server.browser.SignedInUser;
import dev.steelyard.server.context.Services;
import dev.steelyard.server.context.UserMailer;
import org.jspecify.annotations.Nullable;

/**
 * Tells users by mail of logins from browsers that are not known for their account. Thread-safe.
 */
record NewBrowserMailer(UserMailer mails, BrowserRecognizer recognizer) {
    static NewBrowserMailer of(Services services) {
        return new NewBrowserMailer(UserMailer.of(services), services.browser().recognizer());
    }

    /**
     * Writes the mail in the transaction of the login, unless the browser is known.
     *
     * @param before the user who was logged in in this browser; null: none
     */
    void tell(Transaction tx, Request wire, User user, @Nullable SignedInUser before) {
        boolean same = before != null && before.session().user().equals(user.id());
        if (!same && !knowsPassword(tx, wire, user)) {
            mails.tell(tx, wire, user, MailKind.NEW_BROWSER);
        }
    }

    private boolean knowsPassword(Transaction tx, Request wire, User user) {
        var phc = tx.users().password(user.id()).orElse("");
        return recognizer.knowsPassword(wire, user.email().normalised(), phc);
    }
}
