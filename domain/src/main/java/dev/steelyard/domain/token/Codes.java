package dev.steelyard.domain.token;

import dev.steelyard.domain.id.Id;
import java.time.Instant;
import java.util.Optional;

/** The store of these; see {@link dev.steelyard.domain.store.Transaction} for versions. */
public interface Codes {
    void insert(AuthorizationCode code);

    Optional<AuthorizationCode> find(Id<AuthorizationCode> id);

    /**
     * Redeems it by one conditional UPDATE: of any number of concurrent calls exactly one is
     * answered {@code First}. Never answers {@code Retry}.
     */
    Redemption redeem(Id<AuthorizationCode> id, Instant now);
}
