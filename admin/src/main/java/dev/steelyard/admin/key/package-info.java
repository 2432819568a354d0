/** Signing keys: by command, by schedule, and under the next master key. */
@NullMarked
package dev.steelyard.admin.key;

import org.jspecify.annotations.NullMarked;
