/**
 * Dry runs: the result that a change would have, and the recent decisions of guards that it would
 * reverse.
 */
@NullMarked
package dev.steelyard.operations.rehearsal;

import org.jspecify.annotations.NullMarked;
