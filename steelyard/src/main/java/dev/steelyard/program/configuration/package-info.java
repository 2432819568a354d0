/**
 * Settings: one list of what can be set, from which the reference page, the environment names and
 * the hints are made.
 */
@NullMarked
package dev.steelyard.program.configuration;

import org.jspecify.annotations.NullMarked;
