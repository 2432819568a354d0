package dev.steelyard.admin.tenant;

import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.reseller.Reseller;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An application to make. Its ceiling starts as its reseller's, without special permissions.
 *
 * @param reseller its owner; null: the reseller in whose name the actor acts
 * @param expiry the end of its term; null: no end
 */
public record NewApplication(
        @Nullable Id<Reseller> reseller, String name, String company, @Nullable Instant expiry) {}
