/**
 * The guard on Helidon's web server: the filter, request ids, and error bodies (the platform's
 * form, RFC 9457). Knows nothing of the routes behind it.
 */
@NullMarked
package dev.steelyard.guard.helidon;

import org.jspecify.annotations.NullMarked;
