package dev.steelyard.server.account.access;

import dev.steelyard.domain.audit.AuditSubject;
import dev.steelyard.domain.audit.AuditedProperties;
import dev.steelyard.domain.audit.JournalEntry;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.journal.JournalWriter;
import dev.steelyard.domain.journal.RevocationService;
import dev.steelyard.domain.journal.SessionEndReason;
import dev.steelyard.domain.session.Session;
import dev.steelyard.domain.store.Store;
import dev.steelyard.domain.store.Transaction;
import dev.steelyard.http.request.Request;
import dev.steelyard.server.browser.SignedInUser;
import dev.steelyard.server.context.ServerContext;
import java.time.InstantSource;

/**
 * Ends login sessions of a user at the user's own wish, each in one transaction with its audit
 * event. Offline grants go on. Thread-safe.
 */
final class SessionEnder {
    private final Store store;
    private final RevocationService endings;
    private final JournalWriter journal;
    private final InstantSource clock;

    SessionEnder(ServerContext context) {
        this.store = context.store();
        this.endings = context.endings();
        this.journal = context.journal();
        this.clock = context.clock();
    }

    /** Ends {@code id} if it is a session of the user; another's stays as it is. */
    void end(Request wire, SignedInUser signedIn, Id<Session> id) {
        store.execute(
                tx -> {
                    var user = signedIn.user().id();
                    boolean own =
                            tx.sessions()
                                    .find(id)
                                    .filter(found -> found.user().equals(user))
                                    .isPresent();
                    if (own && endings.session(tx, id, user, SessionEndReason.BY_USER)) {
                        record(
                                tx,
                                wire,
                                signedIn,
                                JournalEntry.gone(
                                        "session.ended",
                                        AuditSubject.of(null, "session", id),
                                        AuditedProperties.NONE.with("user", user)));
                    }
                });
    }

    /** Ends all sessions of the user but its present one. */
    void endOthers(Request wire, SignedInUser signedIn) {
        store.execute(
                tx -> {
                    var user = signedIn.user().id();
                    int ended =
                            endings.sessions(
                                    tx, user, SessionEndReason.BY_USER, signedIn.session().id());
                    if (ended > 0) {
                        record(
                                tx,
                                wire,
                                signedIn,
                                JournalEntry.of(
                                                "session.ended_others",
                                                AuditSubject.of(null, "user", user))
                                        .with("sessions", ended));
                    }
                });
    }

    private void record(Transaction tx, Request wire, SignedInUser signedIn, JournalEntry entry) {
        journal.record(
                tx,
                clock.instant(),
                "user:" + signedIn.user().id(),
                wire.origin().through(null, signedIn.session().id()),
                entry);
    }
}
