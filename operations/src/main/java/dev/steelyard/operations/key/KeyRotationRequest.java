package dev.steelyard.operations.key;

import java.util.Optional;

/**
 * A request to replace the token signing keys of one or every algorithm.
 *
 * @param algorithm of the keys; empty: every algorithm
 * @param compromised whether the keys, and all tokens that they signed, become invalid
 */
public record KeyRotationRequest(Optional<String> algorithm, boolean compromised) {}
