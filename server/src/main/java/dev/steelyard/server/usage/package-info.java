/** How much is used, counted in memory and written in batches: issuing waits for no database. */
@NullMarked
package dev.steelyard.server.usage;

import org.jspecify.annotations.NullMarked;
