/** Fields that several nouns have, and the filters of lists. */
@NullMarked
package dev.steelyard.operations.field;

import org.jspecify.annotations.NullMarked;
