package dev.steelyard.domain.reseller;

import dev.steelyard.domain.search.Search;
import org.jspecify.annotations.Nullable;

/**
 * Which resellers are wanted; null: whatever it is.
 *
 * @param query in its name, or how its id begins
 */
public record ResellerFilter(@Nullable Search query, @Nullable Standing standing) {
    public static final ResellerFilter ALL = new ResellerFilter(null, null);
}
