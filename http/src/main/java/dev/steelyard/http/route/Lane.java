package dev.steelyard.http.route;

/** A class of requests with its own budget, which requests of other lanes can't use. */
public enum Lane {
    ORDINARY,

    /** Requests of guards: without answers their APIs refuse all requests. */
    GUARDS,

    /** Health checks; never refused, so they must cost next to nothing. */
    ALWAYS
}
