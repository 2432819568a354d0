package dev.steelyard.operations.key;

import dev.steelyard.domain.key.StoredKey;

/**
 * A signing key with its present state and its thumbprint.
 *
 * @param thumbprint of its public half (RFC 7638)
 */
public record KeyView(StoredKey key, StoredKey.State state, String thumbprint) {}
