/**
 * Factors that prove a user beside the password: passkeys (Web Authentication Level 3), their user
 * handles and answered challenges; authenticator apps (RFC 6238), recovery codes and trusted
 * browsers; and the policy that demands them. Knows nothing of CBOR, cryptography or HTTP.
 */
@NullMarked
package dev.steelyard.domain.factor;

import org.jspecify.annotations.NullMarked;
