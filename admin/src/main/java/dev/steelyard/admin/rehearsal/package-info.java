/**
 * What principals may do and what they do, from the decisions that guards counted: rehearsals of
 * changes, uses of operations, and permissions that nothing uses.
 */
@NullMarked
package dev.steelyard.admin.rehearsal;

import org.jspecify.annotations.NullMarked;
