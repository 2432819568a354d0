/** The numbered list of changes that can alter a decision; number order is commit order. */
@NullMarked
package dev.steelyard.domain.change;

import org.jspecify.annotations.NullMarked;
