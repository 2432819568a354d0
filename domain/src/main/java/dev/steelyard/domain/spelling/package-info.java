/** Names that are nearly right. */
@NullMarked
package dev.steelyard.domain.spelling;

import org.jspecify.annotations.NullMarked;
