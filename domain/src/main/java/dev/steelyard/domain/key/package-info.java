/**
 * Stored signing keys, with encrypted private halves, and the rules of their rotation (OpenID
 * Connect Core, section 10.1.1). Knows nothing of cryptography.
 */
@NullMarked
package dev.steelyard.domain.key;

import org.jspecify.annotations.NullMarked;
