package dev.steelyard.admin.invitation;

import dev.steelyard.admin.operation.Actor;
import dev.steelyard.domain.link.Invitation;
import dev.steelyard.domain.user.EmailAddress;
import org.jspecify.annotations.Nullable;

/**
 * An open invitation as staff sees it.
 *
 * @param email null where somebody inside the application invites: whom is not a reseller's
 *     business (rule 9)
 */
public record InvitationView(Invitation invitation, @Nullable EmailAddress email) {
    static InvitationView of(Actor actor, Invitation invitation) {
        boolean told = actor.isOperator() || invitation.inviter().isStaff();
        return new InvitationView(invitation, told ? invitation.email() : null);
    }
}
