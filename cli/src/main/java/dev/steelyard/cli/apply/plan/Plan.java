package dev.steelyard.cli.apply.plan;

import java.util.List;

/**
 * What has to be done, in an order that works: what is needed first comes first, and nothing is
 * ended while something needs it.
 *
 * @param beyond what the server has, the file lacks, and nothing will change
 */
public record Plan(List<Change> changes, List<String> beyond) {
    /** Every difference, as it is shown. */
    public List<PlanLine> lines() {
        return changes.stream().flatMap(change -> change.lines().stream()).toList();
    }

    public boolean isSecret() {
        return changes.stream().anyMatch(Change::secret);
    }
}
