/**
 * Initial access tokens, by which clients register themselves (RFC 7591), and the registrations of
 * such clients (RFC 7592).
 */
@NullMarked
package dev.steelyard.operations.registration;

import org.jspecify.annotations.NullMarked;
