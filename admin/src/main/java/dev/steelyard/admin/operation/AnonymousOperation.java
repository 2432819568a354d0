package dev.steelyard.admin.operation;

import dev.steelyard.domain.application.Application;
import dev.steelyard.domain.audit.AuditOrigin;
import dev.steelyard.domain.audit.JournalEntry;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.id.IdGenerator;
import dev.steelyard.domain.journal.JournalWriter;
import dev.steelyard.domain.secret.SecretGenerator;
import dev.steelyard.domain.store.Transaction;
import java.time.Instant;

/**
 * The transaction and context of a running operation without a management API caller, such as the
 * acceptance of an invitation link. It has no actor, so the operation itself checks what the caller
 * may do.
 */
public record AnonymousOperation(
        Transaction tx,
        Instant now,
        IdGenerator ids,
        JournalWriter journal,
        SecretGenerator secrets,
        Limits limits,
        AuditOrigin origin)
        implements RunningOperation {
    @Override
    public void recordAs(String who, JournalEntry entry) {
        journal.record(tx, now, who, origin.ofOneself(entry.matter()), entry);
    }

    /** Continues in {@code actor}'s name; the caller has checked that this is allowed. */
    public OperationContext as(Actor actor) {
        return new OperationContext(actor, tx, now, ids, journal, secrets, limits);
    }

    public Application application(Id<Application> id) {
        return tx.applications().find(id).orElseThrow(OperationRefusal::missing);
    }

    /** As {@link #application}, and locks what it holds against other changes until the end. */
    public Application hold(Id<Application> id) {
        return tx.applications().lock(id).orElseThrow(OperationRefusal::missing);
    }
}
