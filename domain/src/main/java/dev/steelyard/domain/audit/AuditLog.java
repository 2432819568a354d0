package dev.steelyard.domain.audit;

import dev.steelyard.domain.search.PageRequest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Stores audit events, which are only ever added and never changed. */
public interface AuditLog {
    void append(AuditEvent event);

    /**
     * Newest first, which is the order of ids from their end.
     *
     * @param page its {@code after} is the id of the oldest event seen so far
     */
    List<AuditEvent> list(AuditFilter filter, PageRequest page);

    /**
     * The time from which every event has a difference; events of earlier versions have none.
     * Empty: all have one.
     */
    Optional<Instant> completeSince();
}
