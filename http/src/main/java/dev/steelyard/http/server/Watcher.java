package dev.steelyard.http.server;

import org.jspecify.annotations.Nullable;

/** Learns how requests ended. Thread-safe; called on their threads, so it must be quick. */
@FunctionalInterface
public interface Watcher {
    /** Sees nothing. */
    Watcher NONE = (_, _) -> (_, _, _) -> {};

    /**
     * The watch of one route; asked for once, when the route is mounted.
     *
     * @param path the template; empty, as the method: those that no route took
     */
    Watch of(String method, String path);

    /** Is told of each answer of one route. */
    @FunctionalInterface
    interface Watch {
        /**
         * @param refusal the code of the error; null: it was none
         * @param nanos from the request's last byte to the answer's first: how fast a peer sends
         *     and reads has no part in it. 0 for what was refused before any route
         */
        void answered(int status, @Nullable String refusal, long nanos);
    }
}
