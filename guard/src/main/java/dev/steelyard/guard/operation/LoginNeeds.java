package dev.steelyard.guard.operation;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The requirements on a user's login (RFC 9470 section 3). Immutable.
 *
 * @param acrValues the accepted classes of login, the preferred one first; empty: any login
 * @param maxAge the maximum age, in seconds; null: any age
 */
public record LoginNeeds(List<String> acrValues, @Nullable Duration maxAge) {
    /** Any login of any age. */
    public static final LoginNeeds NONE = new LoginNeeds(List.of(), null);

    public LoginNeeds {
        acrValues = List.copyOf(acrValues);
        for (String value : acrValues) {
            if (!Syntax.ACR.matcher(value).matches()) {
                throw new IllegalArgumentException("not a value of acr: " + value);
            }
        }
    }
}
