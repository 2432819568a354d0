/**
 * Principals: a client, or a user at a client, with the permissions at one resource server. Values
 * only; {@code derivation} computes them.
 */
@NullMarked
package dev.steelyard.domain.principal;

import org.jspecify.annotations.NullMarked;
