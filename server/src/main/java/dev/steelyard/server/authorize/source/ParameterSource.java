package dev.steelyard.server.authorize.source;

/** The party that vouches for the parameters of a request. */
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
