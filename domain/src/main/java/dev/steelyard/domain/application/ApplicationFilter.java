package dev.steelyard.domain.application;

import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.reseller.Reseller;
import dev.steelyard.domain.search.Search;
import org.jspecify.annotations.Nullable;

/**
 * Which applications are wanted; null: whatever it is.
 *
 * @param reseller whose
 * @param query in its name or company, or how its id begins
 * @param standing as it is now
 */
public record ApplicationFilter(
        @Nullable Id<Reseller> reseller, @Nullable Search query, @Nullable Term standing) {
    public static final ApplicationFilter ALL = new ApplicationFilter(null, null, null);

    public ApplicationFilter of(@Nullable Id<Reseller> other) {
        return new ApplicationFilter(other, query, standing);
    }
}
