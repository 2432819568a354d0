/**
 * Permissions of principals compared with their use, from the decisions that guards counted:
 * rehearsals of changes, uses of operations, and unused permissions.
 */
@NullMarked
package dev.steelyard.admin.rehearsal;

import org.jspecify.annotations.NullMarked;
