/** Runs steps and prints one line for each: the action and the result. Knows nothing of HTTP. */
@NullMarked
package dev.steelyard.e2e.step;

import org.jspecify.annotations.NullMarked;
