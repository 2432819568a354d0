package dev.steelyard.domain.signal;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What becomes of a stream's events (SSF 1.0, section 8.1.2.1). */
public enum StreamStatus {
    /** They are told. */
    ENABLED,
    /** They are kept, as many as may be. */
    PAUSED,
    /** They are neither told nor kept. */
    DISABLED;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<StreamStatus> parse(String word) {
        return Arrays.stream(values()).filter(status -> status.word().equals(word)).findFirst();
    }
}
