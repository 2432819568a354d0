package dev.steelyard.admin.audit;

import static dev.steelyard.domain.permission.ManagementPermission.AUDIT_READ;

import dev.steelyard.admin.operation.Actor;
import dev.steelyard.admin.operation.OperationRunner;
import dev.steelyard.admin.operation.Outcome;
import dev.steelyard.domain.audit.AuditEvent;
import dev.steelyard.domain.audit.AuditFilter;
import dev.steelyard.domain.search.Page;
import java.util.List;

/** Audit events: a reseller reads those of its own matters, the operator all. Thread-safe. */
public final class ReadAudit {
    private final OperationRunner acts;

    public ReadAudit(OperationRunner acts) {
        this.acts = acts;
    }

    /** Newest first. Of another reseller there is nothing, known or not. */
    public Outcome<List<AuditEvent>> list(Actor actor, AuditFilter filter, Page page) {
        return acts.read(
                actor,
                AUDIT_READ,
                act -> {
                    var own = actor.reseller();
                    var asked = filter.reseller();
                    if (own == null) {
                        return act.tx().audit().list(filter, page);
                    }
                    return asked == null || asked.equals(own)
                            ? act.tx().audit().list(filter.within(own), page)
                            : List.of();
                });
    }
}
