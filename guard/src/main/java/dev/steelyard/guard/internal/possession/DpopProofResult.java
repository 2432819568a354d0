package dev.steelyard.guard.internal.possession;

import org.jspecify.annotations.Nullable;

/**
 * The result of verifying a DPoP proof, either the thumbprint of the proof's key or the reason why
 * the proof is invalid.
 */
public sealed interface DpopProofResult {

    /**
     * Valid: the sender holds the key.
     *
     * @param jkt the key's thumbprint (RFC 7638), SHA-256 in base64url
     * @param jti its id; with the key it names the proof
     * @param algorithm that signed it
     * @param nonce its nonce, or null
     */
    record Good(String jkt, String jti, String algorithm, @Nullable String nonce)
            implements DpopProofResult {}

    /**
     * Invalid.
     *
     * @param why for developers of clients; a fixed text without quotes
     */
    record Bad(String why) implements DpopProofResult {}
}
