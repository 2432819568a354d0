/** Invitations into applications and onto the staff. */
@NullMarked
package dev.steelyard.operations.invitation;

import org.jspecify.annotations.NullMarked;
