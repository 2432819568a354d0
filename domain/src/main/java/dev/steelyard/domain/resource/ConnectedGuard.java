package dev.steelyard.domain.resource;

import dev.steelyard.domain.id.Id;
import java.time.Duration;
import java.time.Instant;

/**
 * A guard process in front of an API, with its status as it last reported it.
 *
 * @param id of its process, made by itself
 * @param name its display name: letters, digits and {@code . _ : @ / -}
 * @param version of the guard software
 * @param report the number of its last report, from 1
 * @param started its start, by its clock
 * @param seen when the report came
 * @param streaming whether it got changes by the stream; else it polls
 * @param applied the number of the last change that it had applied
 * @param behind how many changes it had not applied
 * @param silence how long ago it last had confirmation that it was up to date
 * @param states how many principals' states it held
 * @param loads how many states it had requested
 * @param hits how often a state was in its cache
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

    /** Whether it reports, and gets changes. */
    public boolean connected(Instant now) {
        return seen.plus(PATIENCE).isAfter(now) && silence.compareTo(PATIENCE) < 0;
    }

    /** This report, measured against {@code head}, the number of the last change. */
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
