/** The demonstration: a platform with two resellers, so that there is something to try. */
@NullMarked
package dev.steelyard.program.demo;

import org.jspecify.annotations.NullMarked;
