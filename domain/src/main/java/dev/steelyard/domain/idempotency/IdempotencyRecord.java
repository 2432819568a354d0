package dev.steelyard.domain.idempotency;

import java.time.Instant;

/**
 * A stored response to a management request, which a repetition with the {@code Idempotency-Key}
 * gets again.
 *
 * @param caller the caller; keys of different callers are independent
 * @param value as the caller chose it
 * @param request a digest of the request
 * @param answer the answer to the request, without values that are shown once; empty until the
 *     request is done
 * @param expires from then on the key is ignored
 */
public record IdempotencyRecord(
        String caller, String value, String request, String answer, Instant expires) {}
