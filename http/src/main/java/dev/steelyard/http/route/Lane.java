package dev.steelyard.http.route;

/** A class of requests with a budget of its own, which requests of other lanes can't take. */
public enum Lane {
    ORDINARY,

    /** Requests of guards: without answers their APIs refuse all requests. */
    GUARDS,

    /** Health checks; never refused, so they must cost next to nothing. */
    ALWAYS
}
