/**
 * A small weighing API behind the guard: the program, its options and its wiring. The example to
 * copy for developers who put a guard in front of their own API.
 */
@NullMarked
package dev.steelyard.demo;

import org.jspecify.annotations.NullMarked;
