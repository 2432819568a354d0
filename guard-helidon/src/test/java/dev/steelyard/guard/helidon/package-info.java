@NullMarked
package dev.steelyard.guard.helidon;

import org.jspecify.annotations.NullMarked;
