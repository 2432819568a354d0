package dev.steelyard.program.apply;

import java.util.List;

/**
 * What has to be done, in an order that works: what is needed first comes first, and nothing is
 * ended while something needs it.
 *
 * @param beyond what the server has, the file lacks, and nothing will change
 */
record Plan(List<Change> changes, List<String> beyond) {
    /** Every difference, as it is shown. */
    List<Line> lines() {
        return changes.stream().flatMap(change -> change.lines().stream()).toList();
    }

    boolean isSecret() {
        return changes.stream().anyMatch(Change::secret);
    }
}
