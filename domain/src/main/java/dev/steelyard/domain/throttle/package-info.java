/** Counts of failed attempts, which slow down guessing and are forgotten over time. */
@NullMarked
package dev.steelyard.domain.throttle;

import org.jspecify.annotations.NullMarked;
