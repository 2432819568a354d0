/** Guards that are connected, as they say of themselves. */
@NullMarked
package dev.steelyard.domain.guard;

import org.jspecify.annotations.NullMarked;
