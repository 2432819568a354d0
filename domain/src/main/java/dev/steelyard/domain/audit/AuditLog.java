package dev.steelyard.domain.audit;

import dev.steelyard.domain.store.Page;
import java.util.List;

/** Append-only. */
public interface AuditLog {
    void append(AuditEvent event);

    /**
     * Newest first, which is the order of ids from their end.
     *
     * @param page its {@code after} is the id of the oldest event that was seen
     */
    List<AuditEvent> list(AuditFilter filter, Page page);
}
