/**
 * Metrics of a process, and the listener that Prometheus reads. Nothing here is loaded where
 * metrics are disabled; no other package uses the library.
 */
@NullMarked
package dev.steelyard.program.metrics;

import org.jspecify.annotations.NullMarked;
