package dev.steelyard.admin.signal;

import org.jspecify.annotations.Nullable;

/**
 * How a receiver wants to be told.
 *
 * @param endpoint where it is called (RFC 8935); null: it polls (RFC 8936)
 * @param authorization the value of the header that it wants to see there, a secret; null: none
 */
public record NewDelivery(@Nullable String endpoint, @Nullable String authorization) {
    public static final NewDelivery POLL = new NewDelivery(null, null);

    @Override
    public String toString() {
        return "NewDelivery[" + endpoint + "]";
    }
}
