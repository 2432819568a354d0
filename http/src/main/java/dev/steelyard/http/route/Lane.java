package dev.steelyard.http.route;

/**
 * A class of requests with its own limit on requests at once, which requests of other classes can't
 * use up.
 */
public enum Lane {
    ORDINARY,

    /** Requests of guards: without answers their APIs refuse all requests. */
    GUARDS,

    /** Health checks; never refused, so they must cost next to nothing. */
    ALWAYS
}
