/**
 * Clients that register themselves by an initial access token (RFC 7591) and manage their own
 * registration (RFC 7592).
 */
@NullMarked
package dev.steelyard.admin.registration;

import org.jspecify.annotations.NullMarked;
