/**
 * What load runs are measured against. Knows nothing of the product: the floor is what no server on
 * the same HTTP stack, JOSE library and crypto provider could go below.
 */
@NullMarked
package dev.steelyard.bench;

import org.jspecify.annotations.NullMarked;
