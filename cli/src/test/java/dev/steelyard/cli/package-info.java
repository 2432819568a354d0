/** Commands against a server that the test plays. */
@NullMarked
package dev.steelyard.cli;

import org.jspecify.annotations.NullMarked;
