/** The commands, typed at a running server. */
@NullMarked
package dev.steelyard.program.cli;

import org.jspecify.annotations.NullMarked;
