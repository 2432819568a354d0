/** How answers are worded. */
@NullMarked
package dev.steelyard.cli.output;

import org.jspecify.annotations.NullMarked;
