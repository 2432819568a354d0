/**
 * The nouns of Steelyard, their rules and the ports of the store. A package is a noun. Sees the JDK
 * only: no SQL, no HTTP, no JOSE.
 *
 * <p>What comments call "rule 7" is a heading of docs/rules.md.
 */
@NullMarked
package dev.steelyard.domain;

import org.jspecify.annotations.NullMarked;
