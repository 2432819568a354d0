/** Signing keys: made, sealed under the master key, unsealed, published. */
@NullMarked
package dev.steelyard.server.keys;

import org.jspecify.annotations.NullMarked;
