/** Resource servers with their operations, permissions, roles, and the ceilings that bound them. */
@NullMarked
package dev.steelyard.store.sql.permission;

import org.jspecify.annotations.NullMarked;
