/** Rules that need no store. */
@NullMarked
package dev.steelyard.admin.operation;

import org.jspecify.annotations.NullMarked;
