/**
 * The transmitter of security events (OpenID Shared Signals Framework 1.0, CAEP 1.0): routes of
 * receivers, delivery by poll (RFC 8936) and by push (RFC 8935), and security event tokens (RFC
 * 8417).
 */
@NullMarked
package dev.steelyard.signals;

import org.jspecify.annotations.NullMarked;
