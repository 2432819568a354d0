package dev.steelyard.domain.application;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The status of an application, which is active, in the days of grace after its expiry date, or
 * stopped.
 */
public enum ApplicationStatus {
    ACTIVE,
    /** Works, and warns. */
    GRACE,
    STOPPED;

    /** How long an application works on after its expiry. */
    public static final Duration GRACE_PERIOD = Duration.ofDays(14);

    public static ApplicationStatus of(Application application, Instant now) {
        var expiry = application.expiry();
        if (application.suspended()) {
            return STOPPED;
        }
        if (expiry == null || now.isBefore(expiry)) {
            return ACTIVE;
        }
        return now.isBefore(expiry.plus(GRACE_PERIOD)) ? GRACE : STOPPED;
    }

    /** When grace ends and the application stops by itself; null: never. */
    public static @Nullable Instant end(Application application) {
        var expiry = application.expiry();
        return expiry == null ? null : expiry.plus(GRACE_PERIOD);
    }
}
