/** Identifiers: one generator for every kind of thing, so that no two things share one. */
@NullMarked
package dev.steelyard.domain.id;

import org.jspecify.annotations.NullMarked;
