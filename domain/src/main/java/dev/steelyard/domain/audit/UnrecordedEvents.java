package dev.steelyard.domain.audit;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Stores counts of frequent audit events, such as failed logins, that exceeded a limit and were not
 * recorded one by one.
 */
public interface UnrecordedEvents {
    /**
     * The counted events of one kind.
     *
     * @param name of the kind
     * @param matter of the latest event
     * @param events how many, 1 or more
     * @param latest the time of the latest event
     */
    record Untold(
            String name,
            String actor,
            String action,
            AuditSubject matter,
            long events,
            Instant latest) {}

    /** Counts {@code event} as one more of the kind {@code name}. */
    void add(String name, AuditEvent event);

    /** Removes the events of the kind {@code name}: of any number of calls one gets them. */
    Optional<Untold> take(String name);

    /** Kinds whose first event was counted before {@code before}, the oldest first. */
    List<String> waiting(Instant before, int limit);
}
