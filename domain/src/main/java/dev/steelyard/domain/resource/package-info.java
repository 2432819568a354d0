/** Resource servers: the APIs behind guards, and the operations they offer. */
@NullMarked
package dev.steelyard.domain.resource;

import org.jspecify.annotations.NullMarked;
