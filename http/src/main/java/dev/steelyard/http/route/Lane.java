package dev.steelyard.http.route;

/** Who shares a budget of requests under way, so that nobody else's crowd takes it. */
public enum Lane {
    ORDINARY,

    /** What APIs ask: without it they refuse everybody's requests. */
    GUARDS,

    /** What tells that the server is up; never refused, so it must cost next to nothing. */
    ALWAYS
}
