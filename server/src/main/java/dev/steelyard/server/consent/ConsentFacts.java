package dev.steelyard.server.consent;

import dev.steelyard.admin.operation.AuditedObjectConverter;
import dev.steelyard.domain.audit.AuditSubject;
import dev.steelyard.domain.audit.AuditedProperties;
import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.grant.Consent;
import dev.steelyard.domain.store.Transaction;
import dev.steelyard.operations.user.ConsentOperations;
import java.util.Optional;

/** Describes a consent in audit events. */
public final class ConsentFacts {
    private ConsentFacts() {}

    /** The consent to {@code client}, which the reseller of its application may read of. */
    public static AuditSubject matter(Transaction tx, Client client) {
        return Optional.ofNullable(client.application())
                .flatMap(tx.applications()::find)
                .map(application -> AuditSubject.in(application, "consent", client.id()))
                .orElseGet(() -> AuditSubject.of(null, "consent", client.id()));
    }

    public static AuditedProperties of(Consent consent) {
        return AuditedObjectConverter.of(ConsentOperations.RECORDED, consent);
    }
}
