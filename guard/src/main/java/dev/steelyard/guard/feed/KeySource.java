package dev.steelyard.guard.feed;

import com.nimbusds.jose.jwk.JWK;
import org.jspecify.annotations.Nullable;

/**
 * Supplies the issuer's public keys, with which the guard verifies the signatures of access tokens.
 * Implementations are thread-safe and cache the keys.
 */
@FunctionalInterface
public interface KeySource {

    /**
     * The public key with that id, or null if the issuer has none. Called for every decision, so
     * that the withdrawal of a key invalidates its tokens.
     *
     * @throws dev.steelyard.guard.feed.StateUnavailable if the keys are not available
     */
    @Nullable JWK key(String kid);
}
