package dev.steelyard.domain.decision;

import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.resource.ResourceServer;
import java.time.Instant;

/**
 * How much is known of what happens at an API.
 *
 * @param since when its guards reported for the first time
 * @param dropped rows of reports that weren't stored: their principals had too many
 */
public record DecisionRecord(Id<ResourceServer> at, Instant since, long dropped) {}
