package dev.steelyard.admin.invitation;

import static dev.steelyard.domain.permission.ManagementPermission.MEMBERS_READ;
import static dev.steelyard.domain.permission.ManagementPermission.MEMBERS_WRITE;
import static dev.steelyard.domain.permission.ManagementPermission.STAFF_WRITE;

import dev.steelyard.admin.link.InvitationWriter;
import dev.steelyard.admin.link.InviterRights;
import dev.steelyard.admin.link.LinkLifetimes;
import dev.steelyard.admin.link.Links;
import dev.steelyard.admin.link.MadeInvitation;
import dev.steelyard.admin.operation.Actor;
import dev.steelyard.admin.operation.Delegation;
import dev.steelyard.admin.operation.OperationContext;
import dev.steelyard.admin.operation.OperationRunner;
import dev.steelyard.admin.operation.Outcome;
import dev.steelyard.admin.operation.Refused;
import dev.steelyard.admin.role.RoleRules;
import dev.steelyard.domain.application.Application;
import dev.steelyard.domain.audit.Matter;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.link.Invitation;
import dev.steelyard.domain.permission.ManagementPermission;
import dev.steelyard.domain.permission.Role;
import dev.steelyard.domain.reseller.Authority;
import dev.steelyard.domain.search.Page;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Invitations by staff: into an application, or onto the staff itself. Thread-safe. */
public final class ManageInvitations {
    private final OperationRunner acts;
    private final LinkLifetimes lifetimes;

    public ManageInvitations(OperationRunner acts, LinkLifetimes lifetimes) {
        this.acts = acts;
        this.lifetimes = lifetimes;
    }

    /** Looks the same for a known and an unknown address: the store isn't asked about it. */
    public Outcome<MadeInvitation> invite(
            Actor actor, Id<Application> id, String email, Set<Id<Role>> roles) {
        return acts.write(
                actor,
                MEMBERS_WRITE,
                act -> {
                    var application = act.hold(id);
                    var address = InvitationWriter.address(email);
                    RoleRules.ofApplication(act, application, roles);
                    return InvitationWriter.toApplication(
                            act,
                            InviterRights.of(actor),
                            application,
                            address,
                            roles,
                            lifetimes.invitation());
                });
    }

    public Outcome<MadeInvitation> inviteStaff(
            Actor actor, String email, Authority authority, Set<ManagementPermission> permissions) {
        return acts.write(
                actor,
                STAFF_WRITE,
                act -> {
                    act.checkAuthority(authority);
                    Delegation.check(actor, authority, permissions);
                    return InvitationWriter.toStaff(
                            act,
                            InvitationWriter.address(email),
                            authority,
                            permissions,
                            lifetimes.invitation());
                });
    }

    /**
     * Those into an application that nobody has accepted yet.
     *
     * @param role one that they give; null: whatever
     */
    public Outcome<List<InvitationView>> list(
            Actor actor, Id<Application> id, @Nullable Id<Role> role, Page page) {
        return acts.read(
                actor,
                MEMBERS_READ,
                act -> {
                    act.application(id);
                    return act.tx().invitations().openInto(id, role, act.now(), page).stream()
                            .map(invitation -> InvitationView.of(actor, invitation))
                            .toList();
                });
    }

    /**
     * Those to a staff that nobody has accepted yet; the first operator's links aren't among them.
     *
     * @param authority null: the actor's own
     */
    public Outcome<List<InvitationView>> listStaff(Actor actor, @Nullable Authority authority) {
        return acts.read(
                actor,
                STAFF_WRITE,
                act -> {
                    var whose = authority == null ? actor.authority() : authority;
                    act.checkAuthority(whose);
                    return act.tx().invitations().openToStaff(whose, act.now()).stream()
                            .filter(invitation -> invitation.email() != null)
                            .map(invitation -> InvitationView.of(actor, invitation))
                            .toList();
                });
    }

    /** Ends one of either kind: its link is over. */
    public Outcome<Invitation> cancel(Actor actor, Id<Invitation> id, @Nullable Long expected) {
        var either = actor.holds(MEMBERS_WRITE) ? MEMBERS_WRITE : STAFF_WRITE;
        return acts.write(
                actor,
                either,
                act -> {
                    var invitation = act.tx().invitations().find(id).orElseThrow(Refused::missing);
                    var owner = mayCancel(act, invitation);
                    OperationContext.expect(expected, Invitation.VERSION);
                    Links.end(act, invitation, owner);
                    return invitation;
                });
    }

    /** Whose matter it is. */
    private static Matter mayCancel(OperationContext act, Invitation invitation) {
        var application = invitation.application();
        if (application != null) {
            var owner = act.application(application);
            OperationRunner.checkHolds(act.actor(), MEMBERS_WRITE);
            return Matter.in(owner, "invitation", invitation.id());
        }
        var authority = invitation.authority();
        if (authority == null
                || !(act.actor().isOperator() || act.actor().authority().equals(authority))) {
            throw Refused.missing();
        }
        OperationRunner.checkHolds(act.actor(), STAFF_WRITE);
        Delegation.touch(act.actor(), invitation.permissions());
        return Matter.of(authority.reseller(), "invitation", invitation.id());
    }
}
