package dev.steelyard.admin.link;

import dev.steelyard.admin.operation.Limits;
import dev.steelyard.admin.operation.OperationContext;
import dev.steelyard.admin.operation.RecordedFacts;
import dev.steelyard.admin.operation.Refused;
import dev.steelyard.admin.operation.RunningOperation;
import dev.steelyard.domain.application.Application;
import dev.steelyard.domain.audit.Entry;
import dev.steelyard.domain.audit.Matter;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.link.Invitation;
import dev.steelyard.domain.link.Inviter;
import dev.steelyard.domain.permission.ManagementPermission;
import dev.steelyard.domain.permission.Role;
import dev.steelyard.domain.reseller.Authority;
import dev.steelyard.domain.reseller.Reseller;
import dev.steelyard.domain.secret.SecretKind;
import dev.steelyard.domain.user.EmailAddress;
import dev.steelyard.operations.invitation.InvitationOperations;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes invitations inside an operation whose actor may invite. */
public final class InvitationWriter {
    private static final String OPEN = "open invitations";

    private InvitationWriter() {}

    public static EmailAddress address(String email) {
        return EmailAddress.parse(email)
                .orElseThrow(() -> Refused.invalid("email", "An e-mail address"));
    }

    /** Held by the caller. Asked when inviting, and again when the link is used. */
    public static void roomForMember(RunningOperation act, Id<Application> id) {
        Limits.room("members", act.tx().memberships().count(id), act.limits().members());
    }

    public static MadeInvitation toApplication(
            RunningOperation act,
            Inviter inviter,
            Application application,
            EmailAddress email,
            Set<Id<Role>> roles,
            Duration lifetime) {
        roomForMember(act, application.id());
        Limits.room(
                OPEN,
                act.tx().invitations().countOpenInto(application.id(), act.now()),
                act.limits().invitations());
        return make(
                act,
                inviter,
                email,
                application.id(),
                roles,
                null,
                Set.of(),
                lifetime,
                application.reseller());
    }

    public static MadeInvitation toStaff(
            OperationContext act,
            @Nullable EmailAddress email,
            Authority authority,
            Set<ManagementPermission> permissions,
            Duration lifetime) {
        act.tx().staff().lock();
        Limits.room(
                "A staff",
                OPEN,
                act.tx().invitations().countOpenToStaff(authority, act.now()),
                act.limits().invitations());
        return make(
                act,
                InviterRights.of(act.actor()),
                email,
                null,
                Set.of(),
                authority,
                permissions,
                lifetime,
                authority.reseller());
    }

    private static MadeInvitation make(
            RunningOperation act,
            Inviter inviter,
            @Nullable EmailAddress email,
            @Nullable Id<Application> application,
            Set<Id<Role>> roles,
            @Nullable Authority authority,
            Set<ManagementPermission> permissions,
            Duration lifetime,
            @Nullable Id<Reseller> owner) {
        if (email != null) {
            InviterRights.checkNotOneself(act, inviter, email);
        }
        Id<Invitation> id = act.ids().next();
        var link = act.secrets().next(SecretKind.HANDOVER_LINK, id);
        var expires = act.now().plus(lifetime);
        var invitation =
                new Invitation(
                        id,
                        link.hash(),
                        inviter,
                        email,
                        application,
                        roles,
                        authority,
                        permissions,
                        expires,
                        0,
                        null);
        act.tx().invitations().insert(invitation);
        act.recordAs(
                inviter.who(),
                Entry.made(
                        "invitation.create",
                        new Matter("invitation", id.hex(), application, owner),
                        RecordedFacts.of(InvitationOperations.RECORDED, invitation)));
        return new MadeInvitation(id, link, expires);
    }
}
