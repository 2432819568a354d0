/** How a description is read. */
@NullMarked
package dev.steelyard.program.apply;

import org.jspecify.annotations.NullMarked;
