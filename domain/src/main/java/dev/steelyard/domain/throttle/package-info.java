/** Failed attempts, counted so that guessing slows down, and forgotten as time goes by. */
@NullMarked
package dev.steelyard.domain.throttle;

import org.jspecify.annotations.NullMarked;
