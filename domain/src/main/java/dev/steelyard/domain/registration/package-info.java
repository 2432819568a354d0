/**
 * Dynamic client registration (RFC 7591) with initial access tokens of staff or management clients,
 * and the management of registrations by the clients (RFC 7592).
 */
@NullMarked
package dev.steelyard.domain.registration;

import org.jspecify.annotations.NullMarked;
