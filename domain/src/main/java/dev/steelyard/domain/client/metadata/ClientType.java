package dev.steelyard.domain.client.metadata;

/** A client type of OAuth, either confidential or public (RFC 6749, section 2.1). */
public enum ClientType {
    CONFIDENTIAL,
    /** A browser or native program: keeps no secret and no API key. */
    PUBLIC
}
