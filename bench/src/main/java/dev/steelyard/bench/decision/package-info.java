/**
 * Measures what a guard's decision costs an API, without the server: a guard with its feed, and a
 * stub of the server in the same process that is called only before the measurement.
 */
@NullMarked
package dev.steelyard.bench.decision;

import org.jspecify.annotations.NullMarked;
