package dev.steelyard.guard.feed;

/**
 * The numbers of refusals and decisions that a guard could not report to the authorization server
 * since its start.
 *
 * @param droppedRefusals refusals that only the guard's log has
 * @param droppedUses decisions that the server's counts lack
 */
public record LostReportCounts(long droppedRefusals, long droppedUses) {
    public static final LostReportCounts NONE = new LostReportCounts(0, 0);
}
