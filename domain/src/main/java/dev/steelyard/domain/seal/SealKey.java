package dev.steelyard.domain.seal;

/** An ES256 key that signs batches of the audit log. Thread-safe. */
public interface SealKey {
    /** RFC 7638, with SHA-256. */
    String thumbprint();

    /**
     * A JWS in its compact form (RFC 7515, section 7.1), the public key in its header.
     *
     * @param type the header's {@code typ}
     */
    String sign(String type, byte[] payload);
}
