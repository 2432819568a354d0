/** Moves of applications to another reseller. */
@NullMarked
package dev.steelyard.operations.transfer;

import org.jspecify.annotations.NullMarked;
