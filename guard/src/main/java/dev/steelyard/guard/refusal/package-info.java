/**
 * Refusals: the error codes, the challenge (RFC 6750 section 3, RFC 9110 section 11.6.1) and the
 * two forms of the body (the platform's own and RFC 9457). Every text here is fixed; no input of a
 * caller may appear in it. Knows neither tokens nor states.
 */
@NullMarked
package dev.steelyard.guard.refusal;

import org.jspecify.annotations.NullMarked;
