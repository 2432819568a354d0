/** The store: transactions over the ports that the nouns declare. */
@NullMarked
package dev.steelyard.domain.store;

import org.jspecify.annotations.NullMarked;
