/** {@code steelyard dump}: writes the file that describes what the server has. */
@NullMarked
package dev.steelyard.cli.apply.dump;

import org.jspecify.annotations.NullMarked;
