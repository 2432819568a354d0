package dev.steelyard.guard.operation;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the login of a user must have been like (RFC 9470 section 3). Immutable.
 *
 * @param acrValues one of which the login must have proved, the one liked best first; none: any
 *     login
 * @param maxAge how old it may be, in seconds; null: any age
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
