/** Dry runs: what a change would answer, and which recent decisions of guards it would reverse. */
@NullMarked
package dev.steelyard.operations.rehearsal;

import org.jspecify.annotations.NullMarked;
