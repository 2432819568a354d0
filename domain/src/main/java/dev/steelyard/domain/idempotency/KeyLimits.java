package dev.steelyard.domain.idempotency;

import java.time.Duration;

/**
 * How long keys are remembered, and how many.
 *
 * @param kept from the act on
 * @param most of one caller; beyond them its oldest are forgotten
 */
public record KeyLimits(Duration kept, int most) {
    public static final KeyLimits DEFAULT = new KeyLimits(Duration.ofHours(24), 10_000);
}
