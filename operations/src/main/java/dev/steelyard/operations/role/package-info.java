/** Roles of applications, and the operator's templates for them. */
@NullMarked
package dev.steelyard.operations.role;

import org.jspecify.annotations.NullMarked;
