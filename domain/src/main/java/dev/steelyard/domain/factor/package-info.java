/**
 * Factors that prove a user beside the password: passkeys (Web Authentication Level 3), their user
 * handles, and their answered challenges. Knows nothing of CBOR, signatures or HTTP.
 */
@NullMarked
package dev.steelyard.domain.factor;

import org.jspecify.annotations.NullMarked;
