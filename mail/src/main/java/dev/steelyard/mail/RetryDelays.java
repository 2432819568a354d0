package dev.steelyard.mail;

import java.time.Duration;
import java.util.List;

/** The growing delays between attempts to send a mail; the last one repeats. */
final class RetryDelays {
    private static final List<Duration> AFTER =
            List.of(
                    Duration.ofMinutes(1),
                    Duration.ofMinutes(5),
                    Duration.ofMinutes(15),
                    Duration.ofMinutes(30),
                    Duration.ofHours(1),
                    Duration.ofHours(2),
                    Duration.ofHours(4));

    private RetryDelays() {}

    /**
     * @param attempts at least one
     */
    static Duration after(int attempts) {
        return AFTER.get(Math.min(attempts, AFTER.size()) - 1);
    }
}
