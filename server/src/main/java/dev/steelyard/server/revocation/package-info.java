/** Token revocation (RFC 7009). */
@NullMarked
package dev.steelyard.server.revocation;

import org.jspecify.annotations.NullMarked;
