package dev.steelyard.http.server;

import org.jspecify.annotations.Nullable;

/**
 * Observes the status, error code and duration of HTTP responses, for metrics. Thread-safe; called
 * on the request's thread, so it must be quick.
 */
@FunctionalInterface
public interface ReplyObserver {
    /** Ignores everything. */
    ReplyObserver NONE = (_, _) -> (_, _, _) -> {};

    /**
     * The watch of one route, created once, when the route is mounted.
     *
     * @param path the template; empty, as the method: requests that no route took
     */
    Watch of(String method, String path);

    /** Observes the answers of one route. */
    @FunctionalInterface
    interface Watch {
        /**
         * @param refusal the code of the error; null: it was none
         * @param nanos from the request's last byte to the answer's first, so without the time that
         *     a peer takes to send and read. 0 for refusals before any route
         */
        void answered(int status, @Nullable String refusal, long nanos);
    }
}
