package dev.steelyard.guard.principal;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The name, company, expiry and status of an application, as far as a given user or client may see
 * them.
 *
 * @param company the company's name; null: hidden from the principal
 * @param expiry the end of the paid term; null: none, or hidden from the principal
 * @param stops the end of the days of grace after {@code expiry}; null: none
 * @param stopped the reason why it is stopped already, {@code reseller_closed} or {@code
 *     application_suspended}; null: it isn't
 * @param reseller the reseller to ask; null: hidden from the principal, or a server that doesn't
 *     tell it
 */
public record ApplicationState(
        String id,
        String name,
        @Nullable String company,
        @Nullable Instant expiry,
        @Nullable Instant stops,
        @Nullable String stopped,
        @Nullable ResellerContact reseller) {

    /** An application without its reseller. */
    public ApplicationState(
            String id,
            String name,
            @Nullable String company,
            @Nullable Instant expiry,
            @Nullable Instant stops,
            @Nullable String stopped) {
        this(id, name, company, expiry, stops, stopped, null);
    }

    /** Whether requests to it are refused at {@code now}. */
    public boolean stoppedAt(Instant now) {
        return stopped != null || (stops != null && !now.isBefore(stops));
    }

    /** Whether it still runs although it has expired. */
    public boolean inGraceAt(Instant now) {
        return !stoppedAt(now) && expiry != null && !now.isBefore(expiry);
    }
}
