/** How a file is read. */
@NullMarked
package dev.steelyard.cli.apply.read;

import org.jspecify.annotations.NullMarked;
