/**
 * Computes a principal's current permissions from the rows of the store, many principals from one
 * snapshot. The results are values of {@code principal}.
 */
@NullMarked
package dev.steelyard.domain.derivation;

import org.jspecify.annotations.NullMarked;
