/**
 * Metrics of a process, and the listener that Prometheus reads. Nothing here is loaded where that
 * is off; no other package knows the library.
 */
@NullMarked
package dev.steelyard.program.metrics;

import org.jspecify.annotations.NullMarked;
