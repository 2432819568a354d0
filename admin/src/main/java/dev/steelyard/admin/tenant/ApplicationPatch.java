package dev.steelyard.admin.tenant;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What to change of an application; null stays as it is. */
public record ApplicationPatch(
        @Nullable String name,
        @Nullable String company,
        @Nullable Expiry expiry,
        @Nullable Boolean suspended) {
    /**
     * @param at null: no end
     */
    public record Expiry(@Nullable Instant at) {}
}
