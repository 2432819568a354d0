/**
 * The program: main, configuration, wiring by hand, the command line. Depends on all modules; no
 * module depends on it.
 */
@NullMarked
package dev.steelyard.program;

import org.jspecify.annotations.NullMarked;
