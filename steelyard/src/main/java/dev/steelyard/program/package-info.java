/**
 * The program: main, configuration, wiring by hand, the command line. Sees everything; nothing sees
 * it.
 */
@NullMarked
package dev.steelyard.program;

import org.jspecify.annotations.NullMarked;
