package dev.steelyard.operations.key;

import java.util.Optional;

/**
 * Replaces signing keys.
 *
 * @param algorithm of the keys; empty: every algorithm
 * @param compromised whether the keys, and all tokens that they signed, become invalid
 */
public record KeyRotationRequest(Optional<String> algorithm, boolean compromised) {}
