/** Devices without a browser that wait for a person to let them in (RFC 8628). */
@NullMarked
package dev.steelyard.domain.device;

import org.jspecify.annotations.NullMarked;
