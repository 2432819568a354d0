package dev.steelyard.guard.feed;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before the stream is asked for again: longer after each failure, and each guard
 * another while, so that they don't all come back at once. Used by one thread.
 */
final class Pause {
    private static final Duration FIRST = Duration.ofMillis(250);
    private static final Duration LONGEST = Duration.ofSeconds(10);

    /** An older server won't have one soon. */
    private static final Duration NONE = Duration.ofSeconds(60);

    private final RandomGenerator random;
    private Duration most = FIRST;

    Pause(RandomGenerator random) {
        this.random = random;
    }

    /** After a stream that told something and ended. */
    Duration afterStream() {
        most = FIRST;
        return upTo(FIRST);
    }

    Duration afterFailure() {
        Duration pause = upTo(most);
        Duration twice = most.multipliedBy(2);
        most = twice.compareTo(LONGEST) > 0 ? LONGEST : twice;
        return pause;
    }

    /** After the answer that there is no such thing. */
    Duration whereThereIsNone() {
        return NONE.plus(upTo(NONE));
    }

    private Duration upTo(Duration longest) {
        return Duration.ofMillis(random.nextLong(longest.toMillis() + 1));
    }
}
