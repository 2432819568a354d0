package dev.steelyard.guard.internal.feed;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Computes the waiting time before the guard reconnects to the server's event stream, with
 * exponential back-off and jitter. Used by one thread.
 */
final class RetryDelay {
    private static final Duration FIRST = Duration.ofMillis(250);
    private static final Duration LONGEST = Duration.ofSeconds(10);

    /** An older server won't offer a stream soon. */
    private static final Duration NONE = Duration.ofSeconds(60);

    private final RandomGenerator random;
    private Duration most = FIRST;

    RetryDelay(RandomGenerator random) {
        this.random = random;
    }

    /** The pause after a stream that sent an event and ended. */
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

    /** The pause where the server has no stream. */
    Duration whereThereIsNone() {
        return NONE.plus(upTo(NONE));
    }

    private Duration upTo(Duration longest) {
        return Duration.ofMillis(random.nextLong(longest.toMillis() + 1));
    }
}
