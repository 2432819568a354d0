/** The rules of management that need no store; all else is tested with real ones. */
@NullMarked
package dev.steelyard.domain.manage;

import org.jspecify.annotations.NullMarked;
