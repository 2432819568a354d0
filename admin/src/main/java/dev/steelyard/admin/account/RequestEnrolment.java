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
import dev.steelyard.domain.user.User;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Mails users who proved their password the links that permit to add a first second factor. The
 * mailbox is the second proof, so a link goes only to an address that a mail proved before, and to
 * none that replaced another one lately: a thief of the password could have changed it.
 * Thread-safe.
 */
public final class RequestEnrolment {
    private final MailWriter mails;
    private final IdGenerator ids;
    private final SecretGenerator secrets;
    private final InstantSource clock;
    private final Function<Secret, String> page;

    RequestEnrolment(
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

    /** Whether the user can have a link mailed; else an operator makes one. */
    public boolean isOffered(Transaction tx, Id<User> id) {
        return mails.isOn()
                && tx.users()
                        .find(id)
                        .filter(user -> user.emailVerified() && !user.disabled())
                        .isPresent()
                && !tx.accountLinks().unexpired(id, Purpose.ADDRESS_UNDO, clock.instant());
    }

    /**
     * Makes the link and writes the mail, if that is offered. Earlier links go on: they are in the
     * same mailbox.
     *
     * @param language of the browser
     */
    public void request(Transaction tx, User user, String language, @Nullable String source) {
        if (!isOffered(tx, user.id())) {
            return;
        }
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var expires = now.plus(RequestRecovery.LIFE);
        Id<AccountLink> id = ids.next();
        var secret = secrets.next(SecretKind.ACCOUNT_LINK, id);
        tx.accountLinks()
                .insert(
                        AccountLink.mailed(
                                secret, user.id(), Purpose.FACTOR_ENROLMENT, null, expires));
        mails.send(
                tx,
                MailKind.FACTOR_ENROLMENT,
                new MailRecipient(user.email(), null, language),
                MailFacts.NONE
                        .with(MailFact.LINK, page.apply(secret))
                        .with(MailFact.EXPIRES, expires)
                        .with(MailFact.ACCOUNT, user.email().written())
                        .with(MailFact.TIME, now)
                        .with(MailFact.SOURCE, source));
    }
}
