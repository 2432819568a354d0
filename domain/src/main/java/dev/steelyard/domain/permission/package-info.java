/** Permissions, roles and ceilings, and the one computation of what is effective. */
@NullMarked
package dev.steelyard.domain.permission;

import org.jspecify.annotations.NullMarked;
