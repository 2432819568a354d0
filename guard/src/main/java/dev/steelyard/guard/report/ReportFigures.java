package dev.steelyard.guard.report;

/**
 * What a guard could not tell the server, since its start.
 *
 * @param droppedRefusals that are found nowhere but in its log
 * @param droppedUses decisions that are not among the counted ones
 */
public record ReportFigures(long droppedRefusals, long droppedUses) {
    public static final ReportFigures NONE = new ReportFigures(0, 0);
}
