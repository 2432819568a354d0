/** The list of the management API's nouns, which are kinds of objects with their operations. */
@NullMarked
package dev.steelyard.operations;

import org.jspecify.annotations.NullMarked;
