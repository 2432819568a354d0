package dev.steelyard.admin.signal;

import org.jspecify.annotations.Nullable;

/**
 * The delivery method that a receiver requests for its event stream, push (RFC 8935) or poll (RFC
 * 8936).
 *
 * @param endpoint the receiver's URL for push (RFC 8935); null: it polls (RFC 8936)
 * @param authorization the value of the {@code Authorization} header for the endpoint, a secret;
 *     null: none
 */
public record NewDelivery(@Nullable String endpoint, @Nullable String authorization) {
    public static final NewDelivery POLL = new NewDelivery(null, null);

    @Override
    public String toString() {
        return "NewDelivery[" + endpoint + "]";
    }
}
