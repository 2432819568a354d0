package dev.steelyard.domain.key;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A signing key as it is kept.
 *
 * @param kid its id in the JWKS: 24 hex digits
 * @param algorithm a JWS algorithm
 * @param publicJwk JSON (RFC 7517)
 * @param sealedPrivate the private JWK, sealed with AES-256-GCM under the master key
 * @param signsFrom published ahead of this, signs after it
 * @param retired when it stopped signing; null: it has not
 */
public record StoredKey(
        String kid,
        String algorithm,
        String publicJwk,
        byte[] sealedPrivate,
        Instant created,
        Instant signsFrom,
        @Nullable Instant retired) {
    @Override
    public String toString() {
        return "StoredKey[" + kid + ", " + algorithm + "]";
    }
}
