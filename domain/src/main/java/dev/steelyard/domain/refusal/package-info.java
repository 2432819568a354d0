/** Refusals of known principals, as guards report them. */
@NullMarked
package dev.steelyard.domain.refusal;

import org.jspecify.annotations.NullMarked;
