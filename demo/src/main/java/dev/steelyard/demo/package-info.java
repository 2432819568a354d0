/**
 * A small weighing API behind the guard: the program, its options and its wiring. The example to
 * copy for whoever puts a guard in front of an API of their own.
 */
@NullMarked
package dev.steelyard.demo;

import org.jspecify.annotations.NullMarked;
