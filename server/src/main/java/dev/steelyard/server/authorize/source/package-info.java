/**
 * The sources of an authorization request's parameters: its query, a request object that the client
 * signed (RFC 9101; OpenID Connect Core, section 6), a pushed request (RFC 9126), or the request of
 * a device (RFC 8628). Knows neither what the parameters mean nor the response target.
 */
@NullMarked
package dev.steelyard.server.authorize.source;

import org.jspecify.annotations.NullMarked;
