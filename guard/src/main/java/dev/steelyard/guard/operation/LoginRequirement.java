package dev.steelyard.guard.operation;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The {@code acr} values and the maximum age of login that an operation demands of a user (RFC 9470
 * section 3). Immutable.
 *
 * @param acrValues the accepted classes of login, the preferred one first; empty: any login
 * @param maxAge the maximum age, in seconds; null: any age
 */
public record LoginRequirement(List<String> acrValues, @Nullable Duration maxAge) {
    /** Any login of any age. */
    public static final LoginRequirement NONE = new LoginRequirement(List.of(), null);

    public LoginRequirement {
        acrValues = List.copyOf(acrValues);
        for (String value : acrValues) {
            if (!OperationSyntax.ACR.matcher(value).matches()) {
                throw new IllegalArgumentException("not a value of acr: " + value);
            }
        }
    }
}
