package dev.steelyard.server.login;

import dev.steelyard.admin.mail.MailWriter;
import dev.steelyard.domain.mail.MailFact;
import dev.steelyard.domain.mail.MailFacts;
import dev.steelyard.domain.mail.MailKind;
import dev.steelyard.domain.mail.MailRecipient;
import dev.steelyard.domain.session.LoginBrowser;
import dev.steelyard.domain.store.Transaction;
import dev.steelyard.domain.user.User;
import dev.steelyard.http.request.Request;
import dev.steelyard.server.browser.BrowserRecognizer;
import dev.steelyard.server.browser.SignedInUser;
import dev.steelyard.server.context.Services;
import java.net.URI;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * Tells users by mail of logins from browsers that are not known for their account. Thread-safe.
 */
record NewBrowserMailer(
        MailWriter mails, BrowserRecognizer devices, URI issuer, InstantSource clock) {
    static NewBrowserMailer of(Services services) {
        var context = services.context();
        return new NewBrowserMailer(
                services.mails(),
                services.browser().devices(),
                context.settings().issuer(),
                context.clock());
    }

    /**
     * Writes the mail in the transaction of the login, unless the browser is known.
     *
     * @param before the user who was logged in in this browser; null: none
     */
    void tell(Transaction tx, Request wire, User user, @Nullable SignedInUser before) {
        boolean same = before != null && before.session().user().equals(user.id());
        if (same || knowsPassword(tx, wire, user)) {
            return;
        }
        var browser = LoginBrowser.of(wire.header("user-agent").orElse(null), wire.source());
        mails.send(
                tx,
                MailKind.NEW_BROWSER,
                MailRecipient.of(user.email()),
                MailFacts.NONE
                        .with(MailFact.ACCOUNT, user.email().written())
                        .with(MailFact.TIME, clock.instant())
                        .with(MailFact.BROWSER, words(browser))
                        .with(MailFact.SOURCE, wire.source())
                        .with(MailFact.LINK, issuer + "/account/sessions"));
    }

    private boolean knowsPassword(Transaction tx, Request wire, User user) {
        var phc = tx.users().password(user.id()).orElse("");
        return devices.knowsPassword(wire, user.email().normalised(), phc);
    }

    /** Such as «Firefox, Windows»; null: none of the common ones. */
    private static @Nullable String words(LoginBrowser browser) {
        return browser.program()
                .map(name -> browser.system().map(system -> name + ", " + system).orElse(name))
                .orElse(null);
    }
}
