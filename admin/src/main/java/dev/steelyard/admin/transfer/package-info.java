/**
 * Transfers of applications to other resellers: the offer, the preview of its effects, and the
 * move.
 */
@NullMarked
package dev.steelyard.admin.transfer;

import org.jspecify.annotations.NullMarked;
