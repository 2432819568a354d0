package dev.steelyard.guard.state;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An application as a principal sees it.
 *
 * @param company the company's name; null where the principal may not see it
 * @param expiry when it was paid until; null for never, or where the principal may not see it
 * @param stops when the days of grace after {@code expiry} end; null for never
 * @param stopped why it is stopped already, {@code reseller_closed} or {@code
 *     application_suspended}; null when it isn't
 */
public record ApplicationState(
        String id,
        String name,
        @Nullable String company,
        @Nullable Instant expiry,
        @Nullable Instant stops,
        @Nullable String stopped) {

    /** Whether requests to it are refused at that time. */
    public boolean stoppedAt(Instant now) {
        return stopped != null || (stops != null && !now.isBefore(stops));
    }

    /** Whether it still runs although it has expired. */
    public boolean inGraceAt(Instant now) {
        return !stoppedAt(now) && expiry != null && !now.isBefore(expiry);
    }
}
