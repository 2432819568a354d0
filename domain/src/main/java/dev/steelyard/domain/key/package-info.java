/** Signing keys as they are kept: private halves only encrypted. */
@NullMarked
package dev.steelyard.domain.key;

import org.jspecify.annotations.NullMarked;
