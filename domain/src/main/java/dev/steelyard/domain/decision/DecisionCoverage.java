package dev.steelyard.domain.decision;

import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.resource.ResourceServer;
import java.time.Instant;

/**
 * Tells how complete the recorded decisions of guards for one API are, by the time of the first
 * report and the number of counts that were dropped.
 *
 * @param since the time of the first report
 * @param dropped rows of reports that weren't stored: their principals had too many
 */
public record DecisionCoverage(Id<ResourceServer> at, Instant since, long dropped) {}
