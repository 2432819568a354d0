/** Client authentication (RFC 6749, section 2.3): the only way to an AuthenticatedClient. */
@NullMarked
package dev.steelyard.server.clientauth;

import org.jspecify.annotations.NullMarked;
