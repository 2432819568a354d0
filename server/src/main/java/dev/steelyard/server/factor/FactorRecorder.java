package dev.steelyard.server.factor;

import dev.steelyard.domain.audit.AuditSubject;
import dev.steelyard.domain.audit.Difference;
import dev.steelyard.domain.audit.JournalEntry;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.journal.JournalWriter;
import dev.steelyard.domain.mail.MailFact;
import dev.steelyard.domain.mail.MailFacts;
import dev.steelyard.domain.session.Session;
import dev.steelyard.domain.store.Transaction;
import dev.steelyard.domain.user.User;
import dev.steelyard.http.request.Request;
import dev.steelyard.server.context.UserMailer;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * Records changes of second factors in the audit log, and tells their user by mail, in the
 * transaction of the change. Thread-safe.
 */
public final class FactorRecorder {
    private final JournalWriter journal;
    private final UserMailer mails;
    private final InstantSource clock;

    FactorRecorder(JournalWriter journal, UserMailer mails, InstantSource clock) {
        this.journal = journal;
        this.mails = mails;
        this.clock = clock;
    }

    /**
     * @param session in which the user did it; null: before a session began
     */
    public void record(
            Transaction tx,
            Request wire,
            User user,
            @Nullable Id<Session> session,
            FactorChange change) {
        record(tx, wire, user, session, change, change.difference());
    }

    /**
     * As {@link #record(Transaction, Request, User, Id, FactorChange)}.
     *
     * @param difference of the user, in place of the usual one
     */
    public void record(
            Transaction tx,
            Request wire,
            User user,
            @Nullable Id<Session> session,
            FactorChange change,
            Difference difference) {
        var now = clock.instant();
        journal.record(
                tx,
                now,
                "user:" + user.id(),
                wire.origin().through(null, session),
                JournalEntry.of(
                        change.action(), AuditSubject.of(null, "user", user.id()), difference));
        mails.tell(
                tx,
                wire,
                user,
                change.mail(),
                MailFacts.NONE.with(MailFact.FACTOR, change.factor()));
    }
}
