/**
 * Where the parameters of an authorization request come from: its query, a request object that the
 * client signed (RFC 9101; OpenID Connect Core, section 6), what the client pushed (RFC 9126), or
 * what a device asked with (RFC 8628). Knows neither what the parameters mean nor whom to answer.
 */
@NullMarked
package dev.steelyard.server.authorize.source;

import org.jspecify.annotations.NullMarked;
