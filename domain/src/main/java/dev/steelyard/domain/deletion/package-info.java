/** The deletion of an account by its user: asked for, taken back, or done when it is due. */
@NullMarked
package dev.steelyard.domain.deletion;

import org.jspecify.annotations.NullMarked;
