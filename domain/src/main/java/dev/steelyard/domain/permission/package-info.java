/** Permissions, roles and ceilings, and the only computation of effective permissions. */
@NullMarked
package dev.steelyard.domain.permission;

import org.jspecify.annotations.NullMarked;
