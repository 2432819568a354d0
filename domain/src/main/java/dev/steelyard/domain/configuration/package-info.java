/**
 * Declarations of configuration settings: name, standard value, description and text reader. Each
 * record of settings stands in the module that uses it, and its {@code read} throws {@link
 * ConfigurationError}; the program lists all of them.
 */
@NullMarked
package dev.steelyard.domain.configuration;

import org.jspecify.annotations.NullMarked;
