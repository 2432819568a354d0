package dev.steelyard.domain.signal;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * The status of an event stream, which is enabled, paused or disabled (SSF 1.0, section 8.1.2.1).
 */
public enum StreamStatus {
    /** Events are delivered. */
    ENABLED,
    /** Events are held, up to a bound. */
    PAUSED,
    /** Events are neither delivered nor held. */
    DISABLED;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<StreamStatus> parse(String word) {
        return Arrays.stream(values()).filter(status -> status.word().equals(word)).findFirst();
    }
}
