/** The demonstration: a platform with two resellers to try Steelyard with. */
@NullMarked
package dev.steelyard.program.demo;

import org.jspecify.annotations.NullMarked;
