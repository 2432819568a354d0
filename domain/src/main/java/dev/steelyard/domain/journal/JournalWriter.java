package dev.steelyard.domain.journal;

import dev.steelyard.domain.audit.AuditEvent;
import dev.steelyard.domain.audit.AuditOrigin;
import dev.steelyard.domain.audit.AuditTimeFormatter;
import dev.steelyard.domain.audit.JournalEntry;
import dev.steelyard.domain.audit.UnrecordedEvents.Untold;
import dev.steelyard.domain.id.IdGenerator;
import dev.steelyard.domain.store.Store;
import dev.steelyard.domain.store.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Records audit events in the audit log, and queues the security events that follow from them for
 * their receivers. No other class writes the audit log. Events that a caller can cause at will have
 * a budget: within it they are recorded one by one, beyond it they are counted, and the next event
 * of their kind, or {@link #tellUntold}, carries the count. Thread-safe.
 */
public final class JournalWriter {
    /** The field with the number of further events that an event stands for. */
    private static final String UNTOLD = "untold";

    /** How long counted events wait for the next one of their kind. */
    private static final Duration WAIT = Duration.ofMinutes(10);

    private static final int BATCH = 100;

    private final IdGenerator ids;

    public JournalWriter(IdGenerator ids) {
        this.ids = ids;
    }

    /** Records in the transaction of the act: both are committed, or neither. */
    public void record(
            Transaction tx, Instant at, String actor, AuditOrigin origin, JournalEntry entry) {
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
        var merging = CountedEventType.of(entry.action());
        if (merging == null) {
            tx.audit().append(event);
        } else {
            merge(tx, merging, event);
        }
        SignalMapper.tell(tx, event, ids);
    }

    private static void merge(Transaction tx, CountedEventType merging, AuditEvent event) {
        var name = merging.name(event);
        if (!tx.failures().add(name, merging.budget(), event.at())) {
            tx.untoldEvents().add(name, event);
            return;
        }
        var untold = tx.untoldEvents().take(name).map(Untold::events);
        tx.audit().append(untold.map(events -> standingFor(event, events)).orElse(event));
    }

    private static AuditEvent standingFor(AuditEvent event, long events) {
        var detail = new LinkedHashMap<>(event.detail());
        detail.put(UNTOLD, Long.toString(events));
        return new AuditEvent(
                event.id(),
                event.at(),
                event.actor(),
                event.action(),
                event.matter(),
                event.origin(),
                detail,
                event.difference(),
                event.batch());
    }

    /**
     * Records counted events that have waited too long, one event a kind. Any node may call it at
     * any time.
     *
     * @return how many events it recorded
     */
    public int tellUntold(Store store, Instant now) {
        int told = 0;
        while (true) {
            var names = store.read(tx -> tx.untoldEvents().waiting(now.minus(WAIT), BATCH));
            for (var name : names) {
                told += store.<Boolean>write(tx -> tell(tx, name, now)) ? 1 : 0;
            }
            if (names.size() < BATCH) {
                return told;
            }
        }
    }

    private boolean tell(Transaction tx, String name, Instant now) {
        Optional<Untold> found = tx.untoldEvents().take(name);
        found.ifPresent(untold -> tx.audit().append(event(untold, now)));
        return found.isPresent();
    }

    /** The event is one of those counted, so {@code untold} names the others. */
    private AuditEvent event(Untold untold, Instant now) {
        return new AuditEvent(
                ids.next(),
                now,
                untold.actor(),
                untold.action(),
                untold.matter(),
                AuditOrigin.SYSTEM,
                Map.of(
                        UNTOLD,
                        Long.toString(untold.events() - 1),
                        "latest",
                        AuditTimeFormatter.text(untold.latest())),
                null,
                null);
    }
}
