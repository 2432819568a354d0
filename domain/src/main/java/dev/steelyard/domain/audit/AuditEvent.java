package dev.steelyard.domain.audit;

import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.reseller.Reseller;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A recorded event of the audit log, with time, actor, action, subject and the change that was
 * made. It is written in the transaction of the operation. Holds no secret.
 *
 * @param actor {@code user:<id>}, {@code client:<id>}, {@code system}, or {@code link:<invitation
 *     id>} for a caller who presented only a link
 * @param action such as {@code client.create}
 * @param matter the thing that the act concerns
 * @param detail circumstances, by field; in events of earlier versions also the difference
 * @param difference what the act changed; null: nothing of the thing itself
 * @param batch the number of its seal; null: not sealed yet
 */
public record AuditEvent(
        Id<AuditEvent> id,
        Instant at,
        String actor,
        String action,
        AuditSubject matter,
        AuditOrigin origin,
        Map<String, String> detail,
        @Nullable Difference difference,
        @Nullable Long batch) {
    public AuditEvent {
        detail = Map.copyOf(detail);
    }

    public String subject() {
        return matter.subject();
    }

    /** The reseller that may read it; null: the operator alone may. */
    public @Nullable Id<Reseller> reseller() {
        return matter.reseller();
    }
}
