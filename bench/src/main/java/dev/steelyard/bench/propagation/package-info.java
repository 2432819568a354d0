/**
 * Measures the time from the commit of a change until the last guard refuses: nodes as processes on
 * PostgreSQL, and guards with callers in this process.
 */
@NullMarked
package dev.steelyard.bench.propagation;

import org.jspecify.annotations.NullMarked;
