/**
 * Clients that register themselves (RFC 7591), by a token that whoever may make clients issued, and
 * that manage their registration (RFC 7592).
 */
@NullMarked
package dev.steelyard.domain.registration;

import org.jspecify.annotations.NullMarked;
