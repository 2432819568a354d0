/** Resellers, their applications, and the ceilings of both. */
@NullMarked
package dev.steelyard.operations.tenant;

import org.jspecify.annotations.NullMarked;
