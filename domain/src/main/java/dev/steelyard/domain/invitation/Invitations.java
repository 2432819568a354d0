package dev.steelyard.domain.invitation;

import dev.steelyard.domain.id.Id;
import java.time.Instant;
import java.util.Optional;

/** The store of these; see {@link dev.steelyard.domain.store.Transaction} for versions. */
public interface Invitations {
    void insert(Invitation invitation);

    Optional<Invitation> find(Id<Invitation> id);

    /**
     * Accepts it by one conditional UPDATE: true for exactly one of any number of concurrent calls.
     */
    boolean accept(Id<Invitation> id, Instant now);
}
