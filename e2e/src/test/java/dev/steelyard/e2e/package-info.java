/** The main job on both databases, in a real browser, and with servers that are killed. */
@NullMarked
package dev.steelyard.e2e;

import org.jspecify.annotations.NullMarked;
