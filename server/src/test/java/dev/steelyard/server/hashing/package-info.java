/** How passwords come before the hasher. */
@NullMarked
package dev.steelyard.server.hashing;

import org.jspecify.annotations.NullMarked;
