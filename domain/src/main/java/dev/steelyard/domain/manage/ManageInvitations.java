package dev.steelyard.domain.manage;

import static dev.steelyard.domain.manage.ManagementPermission.MEMBERS_WRITE;
import static dev.steelyard.domain.manage.ManagementPermission.STAFF_WRITE;

import dev.steelyard.domain.application.Application;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.permission.Role;
import dev.steelyard.domain.reseller.Authority;
import java.util.Set;

/** Invitations by staff: into an application, or onto the staff itself. Thread-safe. */
public final class ManageInvitations {
    private final Acts acts;
    private final LinkLifetimes lifetimes;

    ManageInvitations(Acts acts, LinkLifetimes lifetimes) {
        this.acts = acts;
        this.lifetimes = lifetimes;
    }

    /** Looks the same for a known and an unknown address: the store isn't even asked. */
    public Outcome<MadeInvitation> invite(
            Actor actor, Id<Application> id, String email, Set<Id<Role>> roles) {
        return acts.write(
                actor,
                MEMBERS_WRITE,
                act -> {
                    var application = act.hold(id);
                    var address = Inviting.address(email);
                    RoleRules.ofApplication(act, application, roles);
                    return Inviting.toApplication(
                            act, actor.who(), application, address, roles, lifetimes.invitation());
                });
    }

    public Outcome<MadeInvitation> inviteStaff(
            Actor actor, String email, Authority authority, Set<ManagementPermission> permissions) {
        return acts.write(
                actor,
                STAFF_WRITE,
                act -> {
                    ManageStaff.checkAuthority(act, authority);
                    Delegation.check(actor, authority, permissions);
                    return Inviting.toStaff(
                            act,
                            Inviting.address(email),
                            authority,
                            permissions,
                            lifetimes.invitation());
                });
    }
}
