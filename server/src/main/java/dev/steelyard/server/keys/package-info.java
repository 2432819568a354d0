/** Signing keys: creating them, sealing them under the master key, opening and publishing them. */
@NullMarked
package dev.steelyard.server.keys;

import org.jspecify.annotations.NullMarked;
