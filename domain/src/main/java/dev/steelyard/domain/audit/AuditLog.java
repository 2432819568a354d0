package dev.steelyard.domain.audit;

import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.reseller.Reseller;
import dev.steelyard.domain.store.Page;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Append-only. */
public interface AuditLog {
    void append(AuditEvent event);

    /** Those of one reseller's matter, or all where it is null; oldest first. */
    List<AuditEvent> list(@Nullable Id<Reseller> reseller, Page page);
}
