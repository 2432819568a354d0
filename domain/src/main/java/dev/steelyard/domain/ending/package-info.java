/**
 * What ends before its time: families (RFC 9700, section 4.14.2), login sessions (OpenID Connect
 * RP-Initiated Logout), single tokens (RFC 7009), each with the access tokens that live on it. Who
 * ends them, and why, is decided elsewhere: by the protocol or by the management.
 */
@NullMarked
package dev.steelyard.domain.ending;

import org.jspecify.annotations.NullMarked;
