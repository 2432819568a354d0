/** Signing keys, and the master key that seals them. */
@NullMarked
package dev.steelyard.operations.key;

import org.jspecify.annotations.NullMarked;
