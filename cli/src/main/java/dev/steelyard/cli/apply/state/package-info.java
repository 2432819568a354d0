/**
 * What the server has, each list read once, and which of it an entry or a name in the file means.
 */
@NullMarked
package dev.steelyard.cli.apply.state;

import org.jspecify.annotations.NullMarked;
