package dev.steelyard.domain.audit;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The store of events that are counted only, one row a kind of them. */
public interface UntoldEvents {
    /**
     * Events of one kind.
     *
     * @param name of the kind
     * @param matter that of the latest
     * @param events how many, 1 or more
     * @param latest when the latest happened
     */
    record Untold(
            String name, String actor, String action, Matter matter, long events, Instant latest) {}

    /** Counts {@code event} as one more of the kind {@code name}. */
    void add(String name, AuditEvent event);

    /** Removes the events of the kind {@code name}: of any number of calls one gets them. */
    Optional<Untold> take(String name);

    /** Kinds whose first event was counted before {@code before}, the oldest first. */
    List<String> waiting(Instant before, int limit);
}
