/**
 * The settings of the program: store, keys, log and metrics, and those of {@code steelyard guard},
 * whose library declares none. The server's settings are beside the classes that they configure.
 */
@NullMarked
package dev.steelyard.program.settings;

import org.jspecify.annotations.NullMarked;
