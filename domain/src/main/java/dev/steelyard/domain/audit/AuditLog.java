package dev.steelyard.domain.audit;

import dev.steelyard.domain.search.Page;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Append-only. */
public interface AuditLog {
    void append(AuditEvent event);

    /**
     * Newest first, which is the order of ids from their end.
     *
     * @param page its {@code after} is the id of the oldest event that was seen
     */
    List<AuditEvent> list(AuditFilter filter, Page page);

    /**
     * From when on every event tells what it changed: those of earlier versions don't. Empty: all
     * do.
     */
    Optional<Instant> completeSince();
}
