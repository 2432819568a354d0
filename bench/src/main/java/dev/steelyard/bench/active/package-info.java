/**
 * Measures what many active clients of a large platform cost a guard: the time until it knows them,
 * their memory, and the time that a role's change takes for thousands of them.
 */
@NullMarked
package dev.steelyard.bench.active;

import org.jspecify.annotations.NullMarked;
