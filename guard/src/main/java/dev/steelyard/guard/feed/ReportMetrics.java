package dev.steelyard.guard.feed;

/**
 * The numbers of dropped reports since a guard's start.
 *
 * @param droppedRefusals refusals that only the guard's log has
 * @param droppedUses decisions that the server's counts lack
 */
public record ReportMetrics(long droppedRefusals, long droppedUses) {
    public static final ReportMetrics NONE = new ReportMetrics(0, 0);
}
