/**
 * Requests that are done once however often they are sent
 * (draft-ietf-httpapi-idempotency-key-header): the keys that callers gave them, and what they were
 * answered. Knows nothing of what was done.
 */
@NullMarked
package dev.steelyard.domain.idempotency;

import org.jspecify.annotations.NullMarked;
