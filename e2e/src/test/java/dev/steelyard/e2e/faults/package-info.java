/**
 * Guards, nodes, databases and clients' servers that fail or hang; run by {@code ./test faults}
 * only.
 */
@NullMarked
package dev.steelyard.e2e.faults;

import org.jspecify.annotations.NullMarked;
