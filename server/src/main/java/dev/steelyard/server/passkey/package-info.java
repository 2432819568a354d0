/**
 * Passkeys (Web Authentication Level 3): the relying party, its challenges, the options for
 * browsers, and the verification of what authenticators answer. {@code WebauthnVerifier} alone
 * knows the library that reads CBOR and checks signatures. Shows no pages.
 */
@NullMarked
package dev.steelyard.server.passkey;

import org.jspecify.annotations.NullMarked;
