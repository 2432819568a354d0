/**
 * What others are told of (OpenID Shared Signals Framework 1.0): event streams, which receivers
 * made for themselves, and the security events that wait in them. Knows nothing of how they are
 * delivered.
 */
@NullMarked
package dev.steelyard.domain.signal;

import org.jspecify.annotations.NullMarked;
