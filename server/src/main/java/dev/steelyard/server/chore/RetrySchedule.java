package dev.steelyard.server.chore;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The growing delays between attempts to deliver a message, about nine hours in all. */
public final class RetrySchedule {
    private static final List<Duration> AFTER =
            List.of(
                    Duration.ofSeconds(10),
                    Duration.ofMinutes(1),
                    Duration.ofMinutes(5),
                    Duration.ofMinutes(30),
                    Duration.ofHours(2),
                    Duration.ofHours(6));

    private RetrySchedule() {}

    /** How long to wait after so many attempts; empty: the last one was made. */
    public static Optional<Duration> after(int attempts) {
        return attempts <= AFTER.size() ? Optional.of(AFTER.get(attempts - 1)) : Optional.empty();
    }
}
