package dev.steelyard.domain.audit;

import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.reseller.Reseller;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One act, written in the transaction that it tells of. Never holds a secret.
 *
 * @param actor {@code user:<id>}, {@code client:<id>}, {@code system}, or {@code link:<invitation
 *     id>} for whoever came by a link and proved nothing else
 * @param action such as {@code client.create}
 * @param subject {@code <kind>:<id>} of the thing it was done to
 * @param reseller whose matter it is and who may therefore read it; null: the operator's alone
 * @param source the address that it came from; null for acts of the system
 * @param request the request id
 * @param detail the difference, by field
 * @param batch the number of the seal that it lies under; null: of none yet
 */
public record AuditEvent(
        Id<AuditEvent> id,
        Instant at,
        String actor,
        String action,
        String subject,
        @Nullable Id<Reseller> reseller,
        @Nullable String source,
        @Nullable String request,
        Map<String, String> detail,
        @Nullable Long batch) {
    public AuditEvent {
        detail = Map.copyOf(detail);
    }

    /** One that is written now. */
    public AuditEvent(
            Id<AuditEvent> id,
            Instant at,
            String actor,
            String action,
            String subject,
            @Nullable Id<Reseller> reseller,
            @Nullable String source,
            @Nullable String request,
            Map<String, String> detail) {
        this(id, at, actor, action, subject, reseller, source, request, detail, null);
    }
}
