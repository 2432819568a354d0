package dev.steelyard.operations.key;

import dev.steelyard.domain.key.StoredKey;

/**
 * A token signing key as the management API returns it, with its state and JWK thumbprint (RFC
 * 7638). The state is next, signing or kept, in which the key no longer signs and is still
 * published.
 *
 * @param thumbprint of its public half (RFC 7638)
 */
public record KeyView(StoredKey key, StoredKey.State state, String thumbprint) {}
