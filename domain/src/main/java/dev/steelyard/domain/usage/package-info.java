/**
 * Counts of what was issued, per credential and hour, written in batches. What is then done with it
 * at APIs is {@link dev.steelyard.domain.decision}.
 */
@NullMarked
package dev.steelyard.domain.usage;

import org.jspecify.annotations.NullMarked;
