package dev.steelyard.cli.apply.plan;

import java.util.List;

/**
 * The ordered list of changes by which {@code steelyard apply} brings the server to the state in a
 * YAML file. A resource is created before others refer to it, and ended after they no longer do.
 *
 * @param beyond differences at the server that the file doesn't mention and the plan doesn't change
 */
public record Plan(List<Change> changes, List<String> beyond) {
    /** All differences, for output. */
    public List<PlanLine> lines() {
        return changes.stream().flatMap(change -> change.lines().stream()).toList();
    }

    public boolean isSecret() {
        return changes.stream().anyMatch(Change::secret);
    }
}
