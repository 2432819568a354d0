package dev.steelyard.admin.transfer;

import dev.steelyard.admin.operation.OperationContext;
import dev.steelyard.admin.operation.Refused;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What whoever takes an application over says.
 *
 * @param credentialsExpire when the secrets, API keys and clients' own keys of today end: whoever
 *     had the application may know them. null: at once
 * @param seen {@link Move#seen} of what was looked at; null: only to be looked at
 */
public record MoveTerms(@Nullable Instant credentialsExpire, @Nullable String seen) {
    /** How long credentials of before may live on at most, so that integrations can change over. */
    public static final Duration MOST_OVERLAP = Duration.ofDays(30);

    Instant end(OperationContext act) {
        if (credentialsExpire == null) {
            return act.now();
        }
        if (!credentialsExpire.isAfter(act.now())
                || credentialsExpire.isAfter(act.now().plus(MOST_OVERLAP))) {
            throw Refused.invalid(
                    "credentials_expire",
                    "A time to come, at most " + MOST_OVERLAP.toDays() + " days ahead");
        }
        return credentialsExpire;
    }
}
