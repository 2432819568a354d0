package dev.steelyard.domain.application;

import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.reseller.Reseller;
import dev.steelyard.domain.search.SearchText;
import org.jspecify.annotations.Nullable;

/**
 * A filter for the list of applications, by reseller, search text and status. A null component
 * matches all.
 *
 * @param reseller the owner
 * @param query part of the name or company, or the start of the id
 * @param standing the current standing
 */
public record ApplicationFilter(
        @Nullable Id<Reseller> reseller,
        @Nullable SearchText query,
        @Nullable ApplicationStatus standing) {
    public static final ApplicationFilter ALL = new ApplicationFilter(null, null, null);

    public ApplicationFilter of(@Nullable Id<Reseller> other) {
        return new ApplicationFilter(other, query, standing);
    }
}
