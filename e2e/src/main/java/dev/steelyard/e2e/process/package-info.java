/** Runs programs as processes, with their logs and ports. Knows nothing of what the programs do. */
@NullMarked
package dev.steelyard.e2e.process;

import org.jspecify.annotations.NullMarked;
