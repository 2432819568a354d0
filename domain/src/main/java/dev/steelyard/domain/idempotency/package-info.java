/**
 * Idempotent requests (draft-ietf-httpapi-idempotency-key-header): the keys that callers gave them,
 * and their answers. Knows nothing of the operations.
 */
@NullMarked
package dev.steelyard.domain.idempotency;

import org.jspecify.annotations.NullMarked;
