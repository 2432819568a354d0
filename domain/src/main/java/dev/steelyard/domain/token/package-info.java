/**
 * Authorization codes, refresh token families and revocations: what is single-use, by a guarantee
 * of the store.
 */
@NullMarked
package dev.steelyard.domain.token;

import org.jspecify.annotations.NullMarked;
