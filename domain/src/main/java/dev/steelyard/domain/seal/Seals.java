package dev.steelyard.domain.seal;

import dev.steelyard.domain.audit.AuditEvent;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.reseller.Reseller;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Stores the signatures over batches of the audit log, and the order of the events in each batch.
 * Append-only.
 */
public interface Seals {
    /** Locks the seals until the transaction ends: for callers that read the last one. */
    void lock();

    Optional<Seal> last();

    /**
     * Events under no seal, by id. Ids are not in commit order: an event may appear with an id
     * below those of sealed events.
     */
    List<AuditEvent> unsealed(int limit);

    /** How many there are in a reseller's matter, or in all where it is null. */
    long countUnsealed(@Nullable Id<Reseller> reseller);

    /**
     * The highest {@link SealedEvent#number} of a reseller's events, or of the operator's, in the
     * batches up to {@code upto}; 0: none.
     */
    long lastNumber(@Nullable Id<Reseller> owner, long upto);

    /**
     * Adds a seal, and lays its events under it.
     *
     * @throws IllegalStateException where one of the events lies under another already
     */
    void insert(Seal seal, List<SealedEvent> events);

    /** The number of the last seal made before {@code at}; 0: none. */
    long lastBefore(Instant at);

    /**
     * Seals by number, from behind {@code after} up to {@code upto}.
     *
     * @param reseller null: all; else those over events of its matter, and those that name another
     *     key
     */
    List<Seal> list(@Nullable Id<Reseller> reseller, long after, long upto, int limit);

    /** The events of a batch, or those of one reseller's matter, in their order. */
    List<SealedEvent> events(long batch, @Nullable Id<Reseller> reseller);
}
