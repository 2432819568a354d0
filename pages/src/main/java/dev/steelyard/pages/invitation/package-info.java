/** The pages of invitations, and of the confirmation of a contact. */
@NullMarked
package dev.steelyard.pages.invitation;

import org.jspecify.annotations.NullMarked;
