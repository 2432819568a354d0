/**
 * Principals: a client, or a user at a client, and what it may do now at one resource server.
 * Values only; {@code derivation} computes them.
 */
@NullMarked
package dev.steelyard.domain.principal;

import org.jspecify.annotations.NullMarked;
