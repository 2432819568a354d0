/**
 * The pages behind hand-over links: an invitation into an application or to the staff, and the link
 * of the first operator. One form, which looks the same and takes the same time whether an address
 * has an account or not (rules 8 and 9). Who may become what, {@code admin} decides.
 */
@NullMarked
package dev.steelyard.server.invitation;

import org.jspecify.annotations.NullMarked;
