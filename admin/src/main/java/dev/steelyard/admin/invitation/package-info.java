/**
 * Invitations to become a member of an application or staff, and their acceptance; the link of the
 * first operator.
 */
@NullMarked
package dev.steelyard.admin.invitation;

import org.jspecify.annotations.NullMarked;
