/**
 * The baseline of load runs. Knows nothing of the product: no server on this HTTP stack, JOSE
 * library and crypto provider can be cheaper.
 */
@NullMarked
package dev.steelyard.bench;

import org.jspecify.annotations.NullMarked;
