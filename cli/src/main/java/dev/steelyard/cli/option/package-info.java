/** Options that several commands share, and the process around a command. */
@NullMarked
package dev.steelyard.cli.option;

import org.jspecify.annotations.NullMarked;
