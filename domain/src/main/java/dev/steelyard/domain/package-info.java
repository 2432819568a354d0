/**
 * The domain of Steelyard: its nouns, their rules and the interfaces of the store. A package is a
 * noun. Sees the JDK only: no SQL, no HTTP, no JOSE.
 *
 * <p>"Rule 7" in comments refers to a heading of docs/rules.md.
 */
@NullMarked
package dev.steelyard.domain;

import org.jspecify.annotations.NullMarked;
