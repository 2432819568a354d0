/**
 * What a process is measured by: the one list of metrics, where each comes from, and the listener
 * that Prometheus asks. Nothing here is loaded where that is off, and nobody but this package knows
 * the library.
 */
@NullMarked
package dev.steelyard.program.metrics;

import org.jspecify.annotations.NullMarked;
