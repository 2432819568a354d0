/** Authorization requests that clients pushed ahead (RFC 9126). */
@NullMarked
package dev.steelyard.domain.push;

import org.jspecify.annotations.NullMarked;
