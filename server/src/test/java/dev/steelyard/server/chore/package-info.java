/** Work that goes on by itself. */
@NullMarked
package dev.steelyard.server.chore;

import org.jspecify.annotations.NullMarked;
