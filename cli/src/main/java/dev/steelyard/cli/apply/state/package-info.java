/**
 * The server's state, each list read once, and the resources that entries and names in the file
 * refer to.
 */
@NullMarked
package dev.steelyard.cli.apply.state;

import org.jspecify.annotations.NullMarked;
