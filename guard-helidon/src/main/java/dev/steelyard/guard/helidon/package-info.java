/**
 * The guard on Helidon's web server: the filter that asks it, the ids of requests, and the bodies
 * of errors (the platform's form, RFC 9457). Knows nothing of what the routes behind it do.
 */
@NullMarked
package dev.steelyard.guard.helidon;

import org.jspecify.annotations.NullMarked;
