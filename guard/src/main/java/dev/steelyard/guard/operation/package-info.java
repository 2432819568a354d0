/**
 * The operations of an API: the permission for each method and path. Reads paths as the API does,
 * and refuses ambiguous ones (RFC 3986 sections 2.1, 3.3, 5.2.4). Knows neither tokens nor states.
 */
@NullMarked
package dev.steelyard.guard.operation;

import org.jspecify.annotations.NullMarked;
