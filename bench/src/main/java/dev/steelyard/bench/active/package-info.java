/**
 * What a guard costs that meets many clients of a large platform: how fast it gets to know them,
 * what memory they take, and how long a role's change takes that concerns thousands of them.
 */
@NullMarked
package dev.steelyard.bench.active;

import org.jspecify.annotations.NullMarked;
