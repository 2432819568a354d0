package dev.steelyard.operations.key;

import dev.steelyard.domain.key.StoredKey;

/**
 * A signing key and its state now.
 *
 * @param thumbprint of its public half (RFC 7638)
 */
public record KeyView(StoredKey key, StoredKey.State state, String thumbprint) {}
