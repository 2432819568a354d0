package dev.steelyard.operations.invitation;

import dev.steelyard.domain.link.Invitation;
import dev.steelyard.domain.user.EmailAddress;
import org.jspecify.annotations.Nullable;

/**
 * An unused invitation as the management API returns it to staff, without its link.
 *
 * @param email null where a member of the application invites: the address is no matter of the
 *     reseller (rule 9)
 */
public record InvitationView(Invitation invitation, @Nullable EmailAddress email) {}
