package dev.steelyard.domain.reseller;

import dev.steelyard.domain.search.SearchText;
import org.jspecify.annotations.Nullable;

/**
 * A filter for the list of resellers, by search text and status. A null component matches all.
 *
 * @param query part of the name, or the start of the id
 */
public record ResellerFilter(@Nullable SearchText query, @Nullable ResellerStatus standing) {
    public static final ResellerFilter ALL = new ResellerFilter(null, null);
}
