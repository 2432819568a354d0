/**
 * The OpenAPI 3.1 document of the management API, written from the descriptions of its operations.
 */
@NullMarked
package dev.steelyard.adminapi.openapi;

import org.jspecify.annotations.NullMarked;
