/**
 * Signing keys as they are kept: private halves only encrypted; and the rules by which they follow
 * one another (OpenID Connect Core, section 10.1.1). Knows nothing of cryptography.
 */
@NullMarked
package dev.steelyard.domain.key;

import org.jspecify.annotations.NullMarked;
