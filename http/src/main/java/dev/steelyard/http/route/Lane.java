package dev.steelyard.http.route;

/**
 * A class of requests with its own concurrency limit: ordinary requests, requests of guards, or
 * health checks. Requests of one class can't use up the limit of another.
 */
public enum Lane {
    ORDINARY,

    /** Requests of guards: without answers their APIs refuse all requests. */
    GUARDS,

    /** Health checks; never refused, so they must cost next to nothing. */
    ALWAYS
}
