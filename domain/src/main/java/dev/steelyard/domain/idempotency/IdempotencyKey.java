package dev.steelyard.domain.idempotency;

import java.time.Instant;

/**
 * A key that a caller gave to one request.
 *
 * @param caller whose it is: two callers' keys have nothing to do with each other
 * @param value as the caller chose it
 * @param request a digest of the request that it stands for
 * @param answer what that was answered, without what is shown once; empty until it was done
 * @param expires from when on it is as if it had never been given
 */
public record IdempotencyKey(
        String caller, String value, String request, String answer, Instant expires) {}
