/**
 * Event streams that receivers created, and the security events that wait in them (OpenID Shared
 * Signals Framework 1.0). Knows nothing of their delivery.
 */
@NullMarked
package dev.steelyard.domain.signal;

import org.jspecify.annotations.NullMarked;
