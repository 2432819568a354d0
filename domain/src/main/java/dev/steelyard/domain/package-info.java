/**
 * The nouns of Steelyard, their rules and the ports of the store. A package is a noun; {@code
 * manage} holds every management operation once. Sees the JDK only: no SQL, no HTTP, no JOSE.
 */
@NullMarked
package dev.steelyard.domain;

import org.jspecify.annotations.NullMarked;
