/**
 * Where the parameters of an authorization request come from: its query, or a request object that
 * the client signed (RFC 9101; OpenID Connect Core, section 6). Knows neither what the parameters
 * mean nor whom to answer.
 */
@NullMarked
package dev.steelyard.server.authorize.source;

import org.jspecify.annotations.NullMarked;
