/** Bearer secrets: their scannable form, their hash, and nothing that prints them. */
@NullMarked
package dev.steelyard.domain.secret;

import org.jspecify.annotations.NullMarked;
