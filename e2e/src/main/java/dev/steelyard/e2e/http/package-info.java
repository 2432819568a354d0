/**
 * HTTP as an external client uses it, and a browser without JavaScript: cookies, redirects, forms
 * from the real pages. Knows nothing of steps.
 */
@NullMarked
package dev.steelyard.e2e.http;

import org.jspecify.annotations.NullMarked;
