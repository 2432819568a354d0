/**
 * Roles of applications, the templates that they are copied from, and the ceilings of applications
 * and resellers above them.
 */
@NullMarked
package dev.steelyard.admin.role;

import org.jspecify.annotations.NullMarked;
