package dev.steelyard.domain.resource;

import dev.steelyard.domain.id.Id;
import java.time.Duration;
import java.time.Instant;

/**
 * The last report of a guard about itself.
 *
 * @param id of its process, made by itself
 * @param name what people know it by: letters, digits and {@code . _ : @ / -}
 * @param version of its program
 * @param report the number of its last report, from 1
 * @param started when, by its clock
 * @param seen when the report came
 * @param streaming whether changes were streamed to it; else it asks for them
 * @param applied the number of the last change that it had applied
 * @param behind how many changes it had not
 * @param silence how long it had not heard that it knows all
 * @param states of how many principals it knew what they may do
 * @param loads how many states it had asked for
 * @param hits how often it knew one
 * @param droppedRefusals how many refusals it could not report
 * @param droppedUses how many uses it could not report
 */
public record ConnectedGuard(
        Id<ResourceServer> resourceServer,
        Id<ConnectedGuard> id,
        String name,
        String version,
        long report,
        Instant started,
        Instant seen,
        boolean streaming,
        long applied,
        long behind,
        Duration silence,
        long states,
        long loads,
        long hits,
        long droppedRefusals,
        long droppedUses) {

    /** A guard reports each 10 s, and knows within 5 s that its stream is dead. */
    public static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Whether it reports, and hears of changes. */
    public boolean connected(Instant now) {
        return seen.plus(PATIENCE).isAfter(now) && silence.compareTo(PATIENCE) < 0;
    }

    /** The same where changes are numbered up to {@code head}. */
    public ConnectedGuard at(long head) {
        return new ConnectedGuard(
                resourceServer,
                id,
                name,
                version,
                report,
                started,
                seen,
                streaming,
                applied,
                Math.max(0, head - applied),
                silence,
                states,
                loads,
                hits,
                droppedRefusals,
                droppedUses);
    }
}
