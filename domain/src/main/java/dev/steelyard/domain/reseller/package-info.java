/** Resellers, their standing, and the authority in whose name staff and management clients act. */
@NullMarked
package dev.steelyard.domain.reseller;

import org.jspecify.annotations.NullMarked;
