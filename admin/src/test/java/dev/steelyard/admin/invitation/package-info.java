/** Invitations, on a real store. */
@NullMarked
package dev.steelyard.admin.invitation;

import org.jspecify.annotations.NullMarked;
