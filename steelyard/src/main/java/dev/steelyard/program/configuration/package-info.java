/**
 * The program's configuration: the list of all settings, from which the reference page, the names
 * of environment variables and the hints are made, and the sources that their texts come from.
 */
@NullMarked
package dev.steelyard.program.configuration;

import org.jspecify.annotations.NullMarked;
