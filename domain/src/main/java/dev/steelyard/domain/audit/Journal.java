package dev.steelyard.domain.audit;

import dev.steelyard.domain.id.Ids;
import dev.steelyard.domain.store.Transaction;
import java.time.Instant;

/** The one place where audit events are made. Thread-safe. */
public final class Journal {
    private final Ids ids;

    public Journal(Ids ids) {
        this.ids = ids;
    }

    /** In the transaction of the act itself: both are there, or neither. */
    public void record(Transaction tx, Instant at, String actor, Origin origin, Entry entry) {
        tx.audit()
                .append(
                        new AuditEvent(
                                ids.next(),
                                at,
                                actor,
                                entry.action(),
                                entry.matter(),
                                origin,
                                entry.detail(),
                                entry.difference(),
                                null));
    }
}
