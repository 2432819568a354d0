package dev.steelyard.domain.manage;

import static dev.steelyard.domain.manage.ManagementPermission.AUDIT_READ;

import dev.steelyard.domain.audit.AuditEvent;
import dev.steelyard.domain.store.Page;
import java.util.List;

/** Audit events: a reseller reads those of its own matters, the operator all. Thread-safe. */
public final class ReadAudit {
    private final Acts acts;

    ReadAudit(Acts acts) {
        this.acts = acts;
    }

    /** Oldest first. */
    public Outcome<List<AuditEvent>> list(Actor actor, Page page) {
        return acts.read(
                actor,
                AUDIT_READ,
                act -> act.tx().audit().list(ManageApplications.resellerOf(actor), page));
    }
}
