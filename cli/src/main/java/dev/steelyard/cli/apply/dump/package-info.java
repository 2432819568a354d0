/** {@code steelyard dump}: writes the file that describes the server's state. */
@NullMarked
package dev.steelyard.cli.apply.dump;

import org.jspecify.annotations.NullMarked;
