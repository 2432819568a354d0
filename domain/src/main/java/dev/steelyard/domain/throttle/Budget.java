package dev.steelyard.domain.throttle;

import java.time.Duration;
import java.time.Instant;

/**
 * How many failures are borne: a leaky bucket.
 *
 * @param failures how many at once, 1 or more
 * @param each after how long one of them is forgotten; the next one follows as long after
 */
public record Budget(int failures, Duration each) {
    public Budget {
        if (failures < 1 || each.toMillis() < 1) {
            throw new IllegalArgumentException("a budget bears failures and forgets them");
        }
    }

    /** {@code n} times as many failures in as long a time. */
    public Budget times(int n) {
        return new Budget(failures * n, each.dividedBy(n));
    }

    /** How long it takes to forget a full bucket. */
    public Duration all() {
        return each.multipliedBy(failures);
    }

    /**
     * How long until there is room for one more; zero: there is now.
     *
     * @param forgotten when the last failure will be forgotten, at {@code now} or before: there is
     *     none
     * @param underWay attempts that may yet come to fail
     */
    public Duration wait(Instant forgotten, Instant now, int underWay) {
        var from = forgotten.isAfter(now) ? forgotten : now;
        var room = from.plus(each.multipliedBy(underWay + 1L)).minus(all());
        return room.isAfter(now) ? Duration.between(now, room) : Duration.ZERO;
    }
}
