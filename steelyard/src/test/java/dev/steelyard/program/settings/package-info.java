/** The settings of the program. */
@NullMarked
package dev.steelyard.program.settings;

import org.jspecify.annotations.NullMarked;
