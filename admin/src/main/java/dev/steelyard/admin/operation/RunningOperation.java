package dev.steelyard.admin.operation;

import dev.steelyard.domain.audit.AuditOrigin;
import dev.steelyard.domain.audit.JournalEntry;
import dev.steelyard.domain.id.IdGenerator;
import dev.steelyard.domain.journal.JournalWriter;
import dev.steelyard.domain.secret.SecretGenerator;
import dev.steelyard.domain.store.Transaction;
import java.time.Instant;

/** The transaction and context of a running operation, with or without an authenticated caller. */
public sealed interface RunningOperation permits OperationContext, AnonymousOperation {
    Transaction tx();

    Instant now();

    IdGenerator ids();

    SecretGenerator secrets();

    Limits limits();

    JournalWriter journal();

    AuditOrigin origin();

    default void recordAs(String who, JournalEntry entry) {
        journal().record(tx(), now(), who, origin(), entry);
    }
}
