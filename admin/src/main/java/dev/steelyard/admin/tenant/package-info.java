/** Resellers and their applications. */
@NullMarked
package dev.steelyard.admin.tenant;

import org.jspecify.annotations.NullMarked;
