package dev.steelyard.guard.report;

/**
 * The numbers of dropped reports since a guard's start.
 *
 * @param droppedRefusals refusals that only the guard's log has
 * @param droppedUses decisions that the server's counts lack
 */
public record ReportFigures(long droppedRefusals, long droppedUses) {
    public static final ReportFigures NONE = new ReportFigures(0, 0);
}
