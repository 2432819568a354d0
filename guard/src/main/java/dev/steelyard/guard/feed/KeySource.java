package dev.steelyard.guard.feed;

import com.nimbusds.jose.jwk.JWK;
import org.jspecify.annotations.Nullable;

/** The source of the issuer's public keys. Implementations are thread-safe and cache the keys. */
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
