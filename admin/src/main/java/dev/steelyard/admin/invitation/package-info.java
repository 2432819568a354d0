/**
 * Invitations into applications and to staff, by staff or by members, and their acceptance; the
 * link of the first operator.
 */
@NullMarked
package dev.steelyard.admin.invitation;

import org.jspecify.annotations.NullMarked;
