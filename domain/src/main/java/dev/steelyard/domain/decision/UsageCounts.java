package dev.steelyard.domain.decision;

import dev.steelyard.domain.id.Id;
import java.time.Instant;
import java.util.List;

/** Stores usage counts; {@code Transaction} describes versions. */
public interface UsageCounts {
    /** Adds to what is there, in few statements, and knows who was not idle. */
    void add(List<Usage> usages);

    /** The last use of each credential of {@code holder} that was ever used, with totals. */
    List<Usage> of(Id<?> holder);

    /**
     * @param used a credential; of a client that has none, the client
     * @param hour the hour that is counted, as its start
     * @param count how many tokens were issued in it
     * @param lastUsed the last time in it
     */
    record Usage(Id<?> used, Instant hour, long count, Instant lastUsed) {}
}
