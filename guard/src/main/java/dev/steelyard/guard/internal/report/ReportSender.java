package dev.steelyard.guard.internal.report;

/** Posts one report of a guard to the authorization server. */
@FunctionalInterface
public interface ReportSender {
    /**
     * Sends a report and waits for the answer.
     *
     * @param report in JSON
     * @return the HTTP status
     * @throws dev.steelyard.guard.feed.StateUnavailable there is no answer
     */
    int send(String report);
}
