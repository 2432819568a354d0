/** The contract of the store, run on both databases, and what is each one's own. */
@NullMarked
package dev.steelyard.store;

import org.jspecify.annotations.NullMarked;
