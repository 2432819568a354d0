package dev.steelyard.operations.credential;

import java.time.Instant;
import java.util.Optional;

/**
 * A secret or an API key to create.
 *
 * @param expires the end of its life; empty: never
 * @param othersExpire rotation: the end of the live ones of its kind, so that old and new overlap;
 *     empty: they stay as they are
 */
public record NewCredential(Optional<Instant> expires, Optional<Instant> othersExpire) {
    public static final NewCredential LASTING = ending(Optional.empty());

    public static NewCredential ending(Optional<Instant> expires) {
        return new NewCredential(expires, Optional.empty());
    }
}
