/**
 * How a record of settings declares them: name, standard value, description, and how the text is
 * read. Each record stands in the module that uses it, and its {@code read} throws {@link
 * ConfigurationError}; the program lists all of them.
 */
@NullMarked
package dev.steelyard.domain.configuration;

import org.jspecify.annotations.NullMarked;
