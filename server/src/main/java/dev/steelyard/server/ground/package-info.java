/** What every endpoint stands on; knows none of them, and no protocol. */
@NullMarked
package dev.steelyard.server.ground;

import org.jspecify.annotations.NullMarked;
