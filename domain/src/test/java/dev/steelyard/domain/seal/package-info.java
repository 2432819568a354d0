@NullMarked
package dev.steelyard.domain.seal;

import org.jspecify.annotations.NullMarked;
