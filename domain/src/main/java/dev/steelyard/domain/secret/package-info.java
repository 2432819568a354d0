/** Bearer secrets, their scannable form and their hash. They are never printed. */
@NullMarked
package dev.steelyard.domain.secret;

import org.jspecify.annotations.NullMarked;
