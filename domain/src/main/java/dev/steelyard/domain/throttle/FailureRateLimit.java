package dev.steelyard.domain.throttle;

import java.time.Duration;
import java.time.Instant;

/**
 * A rate limit on failed attempts, such as wrong passwords, with a maximum number and the time
 * after which one failure is forgotten.
 *
 * @param failures the maximum at once, 1 or more
 * @param each the time after which one failure is forgotten, and then the next
 */
public record FailureRateLimit(int failures, Duration each) {
    public FailureRateLimit {
        if (failures < 1 || each.toMillis() < 1) {
            throw new IllegalArgumentException(
                    "a budget needs at least one failure and a positive duration");
        }
    }

    /** {@code n} times as many failures in as long a time. */
    public FailureRateLimit times(int n) {
        return new FailureRateLimit(failures * n, each.dividedBy(n));
    }

    /** The time in which a full bucket empties. */
    public Duration all() {
        return each.multipliedBy(failures);
    }

    /**
     * The time until there is room for one more failure; zero: there is now.
     *
     * @param forgotten when the last failure will be forgotten, at {@code now} or before: there is
     *     none
     * @param underWay attempts that may yet fail
     */
    public Duration wait(Instant forgotten, Instant now, int underWay) {
        var from = forgotten.isAfter(now) ? forgotten : now;
        var room = from.plus(each.multipliedBy(underWay + 1L)).minus(all());
        return room.isAfter(now) ? Duration.between(now, room) : Duration.ZERO;
    }
}
