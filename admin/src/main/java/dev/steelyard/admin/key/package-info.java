/**
 * Signing keys: managed by command, rotated by schedule, and resealed under the next master key.
 */
@NullMarked
package dev.steelyard.admin.key;

import org.jspecify.annotations.NullMarked;
