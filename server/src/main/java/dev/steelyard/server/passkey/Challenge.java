package dev.steelyard.server.passkey;

import java.time.Instant;

/**
 * A random value that an authenticator signs, so that its answer can't be used again.
 *
 * @param value 256 random bits, base64url
 * @param expires from then on no answer is accepted
 */
public record Challenge(String value, Instant expires) {}
