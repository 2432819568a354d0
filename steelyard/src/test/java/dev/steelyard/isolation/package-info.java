/**
 * The borders between tenants: every operation that the served OpenAPI document describes, tried by
 * everybody who might call it, over HTTP. Knows the API by its description only.
 */
@NullMarked
package dev.steelyard.isolation;

import org.jspecify.annotations.NullMarked;
