package dev.steelyard.server.context;

import dev.steelyard.admin.mail.MailWriter;
import dev.steelyard.domain.mail.MailFact;
import dev.steelyard.domain.mail.MailFacts;
import dev.steelyard.domain.mail.MailKind;
import dev.steelyard.domain.mail.MailRecipient;
import dev.steelyard.domain.session.LoginBrowser;
import dev.steelyard.domain.store.Transaction;
import dev.steelyard.domain.user.User;
import dev.steelyard.http.request.Request;
import dev.steelyard.server.browser.HtmlPageWriter;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * Tells users by mail of what was done in a browser with their account: when, with which browser
 * and from which address, in the language of its pages. Thread-safe.
 */
public record UserMailer(MailWriter mails, HtmlPageWriter screens, InstantSource clock) {
    public static UserMailer of(Services services) {
        return new UserMailer(
                services.mails(), services.browser().screens(), services.context().clock());
    }

    public void tell(Transaction tx, Request wire, User user, MailKind kind) {
        tell(tx, wire, user, kind, MailFacts.NONE);
    }

    /**
     * @param more facts of this kind of mail
     */
    public void tell(Transaction tx, Request wire, User user, MailKind kind, MailFacts more) {
        var browser = LoginBrowser.of(wire.header("user-agent").orElse(null), wire.source());
        var language = screens.frame(wire, null).language().tag();
        mails.send(
                tx,
                kind,
                new MailRecipient(user.email(), null, language),
                more.with(MailFact.ACCOUNT, user.email().written())
                        .with(MailFact.TIME, clock.instant())
                        .with(MailFact.BROWSER, words(browser))
                        .with(MailFact.SOURCE, wire.source()));
    }

    /** Such as «Firefox, Windows»; null: none of the common ones. */
    private static @Nullable String words(LoginBrowser browser) {
        return browser.program()
                .map(name -> browser.system().map(system -> name + ", " + system).orElse(name))
                .orElse(null);
    }
}
