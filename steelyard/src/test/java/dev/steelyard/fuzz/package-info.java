/**
 * Every parser of what strangers send, fed what is nearly right. It may refuse in its declared way,
 * and do nothing else. {@code ./test fuzz} looks longer.
 */
@NullMarked
package dev.steelyard.fuzz;

import org.jspecify.annotations.NullMarked;
