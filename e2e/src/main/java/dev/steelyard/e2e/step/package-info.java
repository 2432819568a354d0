/** Steps, one line each: what was done, what was seen. Knows nothing of HTTP. */
@NullMarked
package dev.steelyard.e2e.step;

import org.jspecify.annotations.NullMarked;
