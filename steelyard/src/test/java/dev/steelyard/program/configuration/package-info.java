/** The program's configuration. */
@NullMarked
package dev.steelyard.program.configuration;

import org.jspecify.annotations.NullMarked;
