/** The list of the management API's nouns. */
@NullMarked
package dev.steelyard.operations;

import org.jspecify.annotations.NullMarked;
