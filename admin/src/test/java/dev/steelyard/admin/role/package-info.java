/** Ceilings and roles on a real store. */
@NullMarked
package dev.steelyard.admin.role;

import org.jspecify.annotations.NullMarked;
