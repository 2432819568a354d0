/**
 * Implementations of cryptography for the domain and the server: Argon2id, the choice of the crypto
 * provider, the master key's file.
 */
@NullMarked
package dev.steelyard.program.crypto;

import org.jspecify.annotations.NullMarked;
