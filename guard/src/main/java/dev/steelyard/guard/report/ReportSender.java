package dev.steelyard.guard.report;

/** Sends a report to the server. */
@FunctionalInterface
public interface ReportSender {
    /**
     * Sends it and waits for the answer.
     *
     * @param report in JSON
     * @return the status of HTTP
     * @throws dev.steelyard.guard.state.StateUnavailable there is none
     */
    int send(String report);
}
