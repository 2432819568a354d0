/** Counts of what was issued, per credential and hour, written in batches. */
@NullMarked
package dev.steelyard.domain.usage;

import org.jspecify.annotations.NullMarked;
