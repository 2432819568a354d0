package dev.steelyard.admin.account;

import dev.steelyard.admin.mail.MailWriter;
import dev.steelyard.admin.operation.RunningOperation;
import dev.steelyard.domain.audit.AuditSubject;
import dev.steelyard.domain.audit.JournalEntry;
import dev.steelyard.domain.change.ChangeKey;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.journal.RevocationService;
import dev.steelyard.domain.journal.SessionEndReason;
import dev.steelyard.domain.mail.MailFact;
import dev.steelyard.domain.mail.MailFacts;
import dev.steelyard.domain.mail.MailKind;
import dev.steelyard.domain.mail.MailRecipient;
import dev.steelyard.domain.session.Session;
import dev.steelyard.domain.token.ClientSelection;
import dev.steelyard.domain.user.User;
import org.jspecify.annotations.Nullable;

/**
 * Stores a user's new password with everything that follows from it: account links end, so do
 * trusted browsers, sessions and refresh token families, the audit log records it, and the user
 * gets a mail. Thread-safe.
 */
record PasswordWriter(RevocationService endings, MailWriter mails) {
    /** What a change of the password leaves alive. */
    sealed interface Kept {
        /** No session and no refresh token family. */
        record Nothing() implements Kept {}

        /** The session in which the password is changed. */
        record One(Id<Session> session) implements Kept {}

        /** Everything: the user wants it so. */
        record Everything() implements Kept {}
    }

    /**
     * @param action of the audit log
     * @param maker the staff member who made the link, for the mail; null: none did
     */
    void write(
            RunningOperation context,
            User user,
            String phc,
            String who,
            JournalEntry entry,
            @Nullable String maker,
            Kept kept) {
        var tx = context.tx();
        tx.users().setPassword(user.id(), phc);
        endings.linksAndTrust(tx, user.id());
        end(context, user, kept);
        tx.changed(ChangeKey.user(user.id()));
        context.recordAs(who, entry);
        mails.send(
                tx,
                MailKind.PASSWORD_CHANGED,
                MailRecipient.of(user.email()),
                MailFacts.NONE
                        .with(MailFact.ACCOUNT, user.email().written())
                        .with(MailFact.TIME, context.now())
                        .with(MailFact.SOURCE, context.origin().source())
                        .with(MailFact.BY, maker));
    }

    private void end(RunningOperation context, User user, Kept kept) {
        var tx = context.tx();
        switch (kept) {
            case Kept.Everything() -> {}
            case Kept.Nothing() -> {
                endings.sessions(tx, user.id(), SessionEndReason.PASSWORD_CHANGED);
                endings.grants(tx, user.id(), new ClientSelection.Everywhere());
            }
            case Kept.One(var session) -> {
                endings.sessions(tx, user.id(), SessionEndReason.PASSWORD_CHANGED, session);
                endings.grants(tx, user.id(), new ClientSelection.Everywhere());
            }
        }
    }

    static JournalEntry entry(String action, User user) {
        return JournalEntry.of(action, AuditSubject.of(null, "user", user.id()));
    }
}
