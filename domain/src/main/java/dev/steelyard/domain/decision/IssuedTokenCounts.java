package dev.steelyard.domain.decision;

import dev.steelyard.domain.id.Id;
import java.time.Instant;
import java.util.List;

/**
 * Stores the number of tokens issued for each client secret, API key or public client in each hour.
 */
public interface IssuedTokenCounts {
    /**
     * Adds to the stored counts in few statements, and updates the time since which holders are
     * idle.
     */
    void add(List<Usage> usages);

    /** The last use of each credential of {@code holder} that was ever used, with totals. */
    List<Usage> of(Id<?> holder);

    /**
     * @param used a credential; for a client without credentials, the client
     * @param hour the start of the counted hour
     * @param count the tokens issued in it
     * @param lastUsed the last time in it
     */
    record Usage(Id<?> used, Instant hour, long count, Instant lastUsed) {}
}
