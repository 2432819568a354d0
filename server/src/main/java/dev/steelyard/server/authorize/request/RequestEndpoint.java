package dev.steelyard.server.authorize.request;

/**
 * One of the endpoints at which authorization requests are checked: authorization, PAR or device
 * authorization. A rule names those it applies to.
 */
public enum RequestEndpoint {
    /** The authorization endpoint (RFC 6749, section 3.1). */
    AUTHORIZATION,
    /** The endpoint for pushed requests (RFC 9126, section 2). */
    PUSHED,
    /** The device authorization endpoint (RFC 8628, section 3.1). */
    DEVICE
}
