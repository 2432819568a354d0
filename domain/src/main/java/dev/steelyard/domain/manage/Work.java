package dev.steelyard.domain.manage;

import dev.steelyard.domain.audit.AuditEvent;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.id.Ids;
import dev.steelyard.domain.reseller.Reseller;
import dev.steelyard.domain.secret.Secrets;
import dev.steelyard.domain.store.Transaction;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One operation inside its transaction, whoever it is for. */
sealed interface Work permits Act, Outside {
    Transaction tx();

    Instant now();

    Ids ids();

    Secrets secrets();

    Limits limits();

    /** The peer's address; null for acts of the system. */
    @Nullable String source();

    /** The request id; null outside requests. */
    @Nullable String request();

    default void recordAs(
            String who,
            String action,
            String subject,
            @Nullable Id<Reseller> owner,
            Difference detail) {
        tx().audit()
                .append(
                        new AuditEvent(
                                ids().next(),
                                now(),
                                who,
                                action,
                                subject,
                                owner,
                                source(),
                                request(),
                                detail.fields()));
    }
}
