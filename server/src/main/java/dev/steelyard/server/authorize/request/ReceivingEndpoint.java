package dev.steelyard.server.authorize.request;

/**
 * The endpoint that received an authorization request: authorization, PAR or device authorization.
 * A rule names those it applies to.
 */
public enum ReceivingEndpoint {
    /** The authorization endpoint (RFC 6749, section 3.1). */
    AUTHORIZATION,
    /** The endpoint for pushed requests (RFC 9126, section 2). */
    PUSHED,
    /** The device authorization endpoint (RFC 8628, section 3.1). */
    DEVICE
}
