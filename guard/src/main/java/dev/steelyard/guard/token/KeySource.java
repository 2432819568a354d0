package dev.steelyard.guard.token;

import com.nimbusds.jose.jwk.JWK;
import org.jspecify.annotations.Nullable;

/**
 * Where the issuer's public keys come from. Implementations are thread-safe and keep what they got.
 */
@FunctionalInterface
public interface KeySource {

    /**
     * The public key of that id, or null if the issuer has none. Asked on every decision, so that a
     * key that was withdrawn takes its tokens with it.
     *
     * @throws dev.steelyard.guard.state.StateUnavailable if the keys can't be had
     */
    @Nullable JWK key(String kid);
}
