package dev.steelyard.domain.audit;

import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.reseller.Reseller;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One act, written in the transaction that it tells of, by {@code Journal}. Never holds a secret.
 *
 * @param actor {@code user:<id>}, {@code client:<id>}, {@code system}, or {@code link:<invitation
 *     id>} for whoever came by a link and proved nothing else
 * @param action such as {@code client.create}
 * @param matter the thing it was done to
 * @param detail circumstances, by field; of events of earlier versions the difference, too
 * @param difference what it changed; null: nothing of the thing itself
 * @param batch the number of the seal that it lies under; null: of none yet
 */
public record AuditEvent(
        Id<AuditEvent> id,
        Instant at,
        String actor,
        String action,
        Matter matter,
        Origin origin,
        Map<String, String> detail,
        @Nullable Difference difference,
        @Nullable Long batch) {
    public AuditEvent {
        detail = Map.copyOf(detail);
    }

    public String subject() {
        return matter.subject();
    }

    /** Whose matter it is and who may therefore read it; null: the operator's alone. */
    public @Nullable Id<Reseller> reseller() {
        return matter.reseller();
    }
}
