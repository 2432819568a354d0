/** The store: transactions over the interfaces that the other packages declare. */
@NullMarked
package dev.steelyard.domain.store;

import org.jspecify.annotations.NullMarked;
