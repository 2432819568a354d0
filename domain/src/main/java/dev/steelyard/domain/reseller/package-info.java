/** Resellers, their status, and the authority of staff and management clients. */
@NullMarked
package dev.steelyard.domain.reseller;

import org.jspecify.annotations.NullMarked;
