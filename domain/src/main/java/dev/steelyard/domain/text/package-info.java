/** Texts that people choose and read: names and descriptions. Depends on nothing else. */
@NullMarked
package dev.steelyard.domain.text;

import org.jspecify.annotations.NullMarked;
