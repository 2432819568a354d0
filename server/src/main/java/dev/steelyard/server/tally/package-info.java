/** Counting what happens, so cheaply that it is always done; whoever measures the node reads it. */
@NullMarked
package dev.steelyard.server.tally;

import org.jspecify.annotations.NullMarked;
