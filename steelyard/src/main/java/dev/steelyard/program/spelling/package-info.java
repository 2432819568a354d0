/** Names that are nearly right. */
@NullMarked
package dev.steelyard.program.spelling;

import org.jspecify.annotations.NullMarked;
