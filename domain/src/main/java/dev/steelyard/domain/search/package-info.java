/**
 * Lists and searches: pages of results, the normal form of texts, filters by text, and the nearest
 * spelling of a word. The rules hold for each store, so they are implemented here.
 */
@NullMarked
package dev.steelyard.domain.search;

import org.jspecify.annotations.NullMarked;
