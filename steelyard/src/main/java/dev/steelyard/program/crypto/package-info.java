/**
 * What the domain and the server ask of cryptography and leave open: Argon2id, the provider, the
 * master key's file.
 */
@NullMarked
package dev.steelyard.program.crypto;

import org.jspecify.annotations.NullMarked;
