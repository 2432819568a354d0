/**
 * Who a user is to a client: {@code sub} (OpenID Connect Core, section 8). Knows no token and no
 * endpoint.
 */
@NullMarked
package dev.steelyard.server.subject;

import org.jspecify.annotations.NullMarked;
