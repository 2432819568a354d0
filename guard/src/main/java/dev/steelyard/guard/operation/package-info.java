/**
 * The operations of an API: which method and path needs which permission. Reads paths so that they
 * mean here what they mean in the API, and refuses those that could mean two things (RFC 3986
 * sections 2.1, 3.3, 5.2.4). Knows neither tokens nor states.
 */
@NullMarked
package dev.steelyard.guard.operation;

import org.jspecify.annotations.NullMarked;
