package dev.steelyard.server.authorize.source;

/** The origin of a request's parameters, which decides the party that vouches for them. */
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
