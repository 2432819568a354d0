/** Authorization codes, refresh token families and revocations. The store guarantees single use. */
@NullMarked
package dev.steelyard.domain.token;

import org.jspecify.annotations.NullMarked;
