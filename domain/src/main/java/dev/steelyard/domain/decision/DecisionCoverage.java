package dev.steelyard.domain.decision;

import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.resource.ResourceServer;
import java.time.Instant;

/**
 * The time since which guards report the decisions of one API, and the number of reported counts
 * that were dropped.
 *
 * @param since the time of the first report
 * @param dropped rows of reports that weren't stored: their principals had too many
 */
public record DecisionCoverage(Id<ResourceServer> at, Instant since, long dropped) {}
