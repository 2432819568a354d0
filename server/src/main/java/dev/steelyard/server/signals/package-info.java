/**
 * The transmitter of security events (OpenID Shared Signals Framework 1.0, CAEP 1.0): what
 * receivers call, and the tokens that they get (RFC 8417). Knows nothing of what brings events
 * about.
 */
@NullMarked
package dev.steelyard.server.signals;

import org.jspecify.annotations.NullMarked;
