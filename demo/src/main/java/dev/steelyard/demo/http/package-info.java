/**
 * HTTP behind the guard's filter: the dispatch by the operation that the guard found, and the
 * response bodies (the platform's form). Knows nothing of weighing.
 */
@NullMarked
package dev.steelyard.demo.http;

import org.jspecify.annotations.NullMarked;
