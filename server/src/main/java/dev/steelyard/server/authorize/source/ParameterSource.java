package dev.steelyard.server.authorize.source;

/**
 * The source of an authorization request's parameters: the query, a request object, a pushed
 * request or a device. It decides which party has authenticated them.
 */
public enum ParameterSource {
    /** None: they came in the query. */
    QUERY,
    /** The client: it signed them. */
    OBJECT,
    /** This server: they were pushed, and checked then. */
    PUSHED,
    /** This server: a device asked with them, and they were checked then. */
    DEVICE
}
