/**
 * The API's side of HTTP on Helidon: the filter that asks the guard, the dispatch by the operation
 * that it found, and the bodies (the platform's form, RFC 9457). Knows nothing of weighing.
 */
@NullMarked
package dev.steelyard.demo.http;

import org.jspecify.annotations.NullMarked;
