package dev.steelyard.admin.tenant;

import dev.steelyard.admin.operation.OperationRefusal;
import dev.steelyard.domain.application.Application;
import dev.steelyard.domain.audit.AuditSubject;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.reseller.Reseller;
import dev.steelyard.domain.store.Transaction;
import org.jspecify.annotations.Nullable;

/**
 * The reseller or the application that a contact belongs to.
 *
 * @param reseller the reseller, or the application's
 * @param application the name of the application; null: the reseller's own contact
 * @param subject of audit events
 */
record ContactHolder(
        Id<?> id, Reseller reseller, @Nullable String application, AuditSubject subject) {
    private static final String NOUN = "contact";

    static ContactHolder of(Reseller reseller) {
        return new ContactHolder(
                reseller.id(), reseller, null, AuditSubject.of(reseller.id(), NOUN, reseller.id()));
    }

    static ContactHolder of(Transaction tx, Application application) {
        return new ContactHolder(
                application.id(),
                tx.resellers().find(application.reseller()).orElseThrow(OperationRefusal::missing),
                application.name(),
                AuditSubject.in(application, NOUN, application.id()));
    }

    /**
     * The holder of that id.
     *
     * @throws OperationRefusal it is neither a reseller nor an application
     */
    static ContactHolder of(Transaction tx, Id<?> id) {
        return tx.resellers()
                .find(new Id<>(id.hex()))
                .map(ContactHolder::of)
                .or(
                        () ->
                                tx.applications()
                                        .find(new Id<>(id.hex()))
                                        .map(application -> of(tx, application)))
                .orElseThrow(OperationRefusal::missing);
    }
}
