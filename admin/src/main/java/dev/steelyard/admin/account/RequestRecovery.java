package dev.steelyard.admin.account;

import dev.steelyard.admin.mail.MailWriter;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.id.IdGenerator;
import dev.steelyard.domain.link.AccountLink;
import dev.steelyard.domain.link.AccountLink.Purpose;
import dev.steelyard.domain.mail.MailFact;
import dev.steelyard.domain.mail.MailFacts;
import dev.steelyard.domain.mail.MailKind;
import dev.steelyard.domain.mail.MailRecipient;
import dev.steelyard.domain.secret.Secret;
import dev.steelyard.domain.secret.SecretGenerator;
import dev.steelyard.domain.secret.SecretKind;
import dev.steelyard.domain.store.Transaction;
import dev.steelyard.domain.user.EmailAddress;
import dev.steelyard.domain.user.User;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Mails links by which users choose a new password. Known and unknown addresses cause the same
 * statements and one row of the outbox each; that of an unknown address is discarded in its turn.
 * Thread-safe.
 */
public final class RequestRecovery {
    /** How long a mailed link works. */
    public static final Duration LIFE = Duration.ofMinutes(30);

    private final MailWriter mails;
    private final IdGenerator ids;
    private final SecretGenerator secrets;
    private final InstantSource clock;
    private final Function<Secret, String> page;

    RequestRecovery(
            MailWriter mails,
            IdGenerator ids,
            SecretGenerator secrets,
            InstantSource clock,
            Function<Secret, String> page) {
        this.mails = mails;
        this.ids = ids;
        this.secrets = secrets;
        this.clock = clock;
        this.page = page;
    }

    /** Whether mail is on. */
    public boolean isOn() {
        return mails.isOn();
    }

    /**
     * Makes the link and writes the mail. Earlier links go on: a stranger who asks ends none.
     *
     * @param address as it was typed; the mail goes to the account's
     * @param language of the browser
     * @param knownBrowser whether a user of the address has logged in with the browser before: it
     *     gets mails that strangers can't use up
     * @return whether a mail was written; no caller may tell
     */
    public boolean request(
            Transaction tx,
            EmailAddress address,
            String language,
            @Nullable String source,
            boolean knownBrowser) {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Id<AccountLink> id = ids.next();
        var secret = secrets.next(SecretKind.ACCOUNT_LINK, id);
        var known = tx.users().findByEmail(address).filter(user -> !user.disabled());
        // Of no user: the statement then inserts nothing.
        Id<User> user = known.map(User::id).orElseGet(ids::next);
        // As the user wrote it: look-alike letters find the account, but are another's mailbox.
        var mailbox = known.map(User::email).orElse(address);
        tx.accountLinks()
                .insert(
                        AccountLink.mailed(
                                secret, user, Purpose.PASSWORD_RESET, null, now.plus(LIFE)));
        var facts =
                MailFacts.NONE
                        .with(MailFact.LINK, page.apply(secret))
                        .with(MailFact.EXPIRES, now.plus(LIFE))
                        .with(MailFact.ACCOUNT, mailbox.written())
                        .with(MailFact.TIME, now)
                        .with(MailFact.SOURCE, source);
        var recipient = new MailRecipient(mailbox, null, language);
        var writer = knownBrowser ? mails.withReserve() : mails;
        return known.isPresent()
                ? writer.send(tx, MailKind.PASSWORD_RESET, recipient, facts)
                : writer.decoy(tx, MailKind.PASSWORD_RESET, recipient, facts);
    }
}
