package dev.steelyard.operations.tenant;

import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.reseller.Reseller;
import java.time.Instant;
import java.util.Optional;

/**
 * An application to create. Its ceiling starts as its reseller's, without special permissions.
 *
 * @param reseller its owner; empty: the reseller that the actor acts for
 * @param expiry the end of its term; empty: no end
 */
public record NewApplication(
        Optional<Id<Reseller>> reseller, String name, String company, Optional<Instant> expiry) {}
