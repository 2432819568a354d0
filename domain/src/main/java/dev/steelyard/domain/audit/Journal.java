package dev.steelyard.domain.audit;

import dev.steelyard.domain.id.Ids;
import dev.steelyard.domain.signal.SignalsOf;
import dev.steelyard.domain.store.Transaction;
import java.time.Instant;

/** The one place where audit events are made, and what others are told of them. Thread-safe. */
public final class Journal {
    private final Ids ids;

    public Journal(Ids ids) {
        this.ids = ids;
    }

    /** In the transaction of the act itself: both are there, or neither. */
    public void record(Transaction tx, Instant at, String actor, Origin origin, Entry entry) {
        var event =
                new AuditEvent(
                        ids.next(),
                        at,
                        actor,
                        entry.action(),
                        entry.matter(),
                        origin,
                        entry.detail(),
                        entry.difference(),
                        null);
        tx.audit().append(event);
        SignalsOf.tell(tx, event, ids);
    }
}
