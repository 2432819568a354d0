package dev.steelyard.server.outgoing;

/**
 * The result of an outgoing HTTPS request: a response, or the reason why there is none. Reasons are
 * for the log, never for the caller.
 */
public sealed interface RequestResult {
    /**
     * The peer answered, with any status; a redirect is an answer like any other.
     *
     * @param body read as UTF-8
     */
    record Answered(int status, String body) implements RequestResult {
        public boolean successful() {
            return status >= 200 && status < 300;
        }
    }

    /** Nothing was sent: this address may not be called, now or later. */
    record Forbidden(String reason) implements RequestResult {}

    /** Nothing was sent: too many requests are in progress, of this owner or in all. */
    record Busy() implements RequestResult {}

    /** No complete answer came in time; a later attempt may succeed. */
    record Failed(String reason) implements RequestResult {}
}
