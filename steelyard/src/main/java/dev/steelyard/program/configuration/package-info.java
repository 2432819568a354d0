/**
 * The program's configuration: the list of all settings, which yields the reference page, the names
 * of environment variables and the hints, and the sources of their values.
 */
@NullMarked
package dev.steelyard.program.configuration;

import org.jspecify.annotations.NullMarked;
