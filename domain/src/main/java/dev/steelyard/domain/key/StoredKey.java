package dev.steelyard.domain.key;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A token signing key in the database, with its public JWK and its encrypted private key. Of each
 * algorithm at most one has no end.
 *
 * @param kid its id in the JWKS: 24 hex digits
 * @param algorithm a JWS algorithm
 * @param publicJwk JSON (RFC 7517)
 * @param sealedPrivate the private JWK, sealed with AES-256-GCM under the master key
 * @param signsFrom published ahead of this, signs after it
 * @param retired when it stops signing, which is when the next one begins; null: no end yet
 */
public record StoredKey(
        String kid,
        String algorithm,
        String publicJwk,
        byte[] sealedPrivate,
        Instant created,
        Instant signsFrom,
        @Nullable Instant retired) {
    /** The stages in the life of a key. Keys are published in all of them. */
    public enum State {
        NEXT,
        SIGNING,
        KEPT
    }

    /** This key with other times. */
    public StoredKey from(Instant published, Instant signs) {
        return new StoredKey(kid, algorithm, publicJwk, sealedPrivate, published, signs, retired);
    }

    /** Its private half. */
    public EncryptedValue sealed() {
        return new EncryptedValue(kid, sealedPrivate);
    }

    public State state(Instant now) {
        if (signsFrom.isAfter(now)) {
            return State.NEXT;
        }
        return retired == null || retired.isAfter(now) ? State.SIGNING : State.KEPT;
    }

    @Override
    public String toString() {
        return "StoredKey[" + kid + ", " + algorithm + "]";
    }
}
