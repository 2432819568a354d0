package dev.steelyard.admin.credential;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A secret or an API key to make.
 *
 * @param expires when it ends; null: never
 * @param othersExpire rotation: when the live ones of its kind end, so that old and new overlap;
 *     null: they go on
 */
public record NewCredential(@Nullable Instant expires, @Nullable Instant othersExpire) {
    public static final NewCredential LASTING = new NewCredential(null, null);
}
