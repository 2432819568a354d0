/** Recorded uses of guarded APIs by clients and members, and held permissions without a use. */
@NullMarked
package dev.steelyard.operations.use;

import org.jspecify.annotations.NullMarked;
