/** Rules that need no store; all else is tested with real ones. */
@NullMarked
package dev.steelyard.admin.operation;

import org.jspecify.annotations.NullMarked;
