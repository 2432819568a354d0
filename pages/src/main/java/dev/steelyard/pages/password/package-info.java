/** The forms for a new password, and the pages of a forgotten one. */
@NullMarked
package dev.steelyard.pages.password;

import org.jspecify.annotations.NullMarked;
