package dev.steelyard.admin.link;

import dev.steelyard.admin.operation.AuditedObjectConverter;
import dev.steelyard.admin.operation.Limits;
import dev.steelyard.admin.operation.OperationContext;
import dev.steelyard.admin.operation.OperationRefusal;
import dev.steelyard.admin.operation.RunningOperation;
import dev.steelyard.domain.application.Application;
import dev.steelyard.domain.audit.AuditSubject;
import dev.steelyard.domain.audit.JournalEntry;
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

/**
 * Stores new invitations of members and staff, and creates the secrets of their links. The caller
 * has checked that the inviter may invite.
 */
public final class InvitationWriter {
    private static final String OPEN = "open invitations";

    private InvitationWriter() {}

    public static EmailAddress address(String email) {
        return EmailAddress.parse(email)
                .orElseThrow(() -> OperationRefusal.invalid("email", "An e-mail address"));
    }

    /**
     * Checks the limit on members. Called under the lock, on inviting and again on use of the link.
     */
    public static void roomForMember(RunningOperation context, Id<Application> id) {
        Limits.checkRoom(
                "members", context.tx().memberships().count(id), context.limits().members());
    }

    public static CreatedInvitation toApplication(
            RunningOperation context,
            Inviter inviter,
            Application application,
            EmailAddress email,
            Set<Id<Role>> roles,
            Duration lifetime) {
        roomForMember(context, application.id());
        Limits.checkRoom(
                OPEN,
                context.tx().invitations().countOpenInto(application.id(), context.now()),
                context.limits().invitations());
        return make(
                context,
                inviter,
                email,
                application.id(),
                roles,
                null,
                Set.of(),
                lifetime,
                application.reseller());
    }

    public static CreatedInvitation toStaff(
            OperationContext context,
            @Nullable EmailAddress email,
            Authority authority,
            Set<ManagementPermission> permissions,
            Duration lifetime) {
        context.tx().staff().lock();
        Limits.checkRoom(
                "A staff",
                OPEN,
                context.tx().invitations().countOpenToStaff(authority, context.now()),
                context.limits().invitations());
        return make(
                context,
                InviterRules.of(context.actor()),
                email,
                null,
                Set.of(),
                authority,
                permissions,
                lifetime,
                authority.reseller());
    }

    private static CreatedInvitation make(
            RunningOperation context,
            Inviter inviter,
            @Nullable EmailAddress email,
            @Nullable Id<Application> application,
            Set<Id<Role>> roles,
            @Nullable Authority authority,
            Set<ManagementPermission> permissions,
            Duration lifetime,
            @Nullable Id<Reseller> owner) {
        if (email != null) {
            InviterRules.checkNotOneself(context, inviter, email);
        }
        Id<Invitation> id = context.ids().next();
        var link = context.secrets().next(SecretKind.HANDOVER_LINK, id);
        var expires = context.now().plus(lifetime);
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
        context.tx().invitations().insert(invitation);
        context.recordAs(
                inviter.who(),
                JournalEntry.made(
                        "invitation.create",
                        new AuditSubject("invitation", id.hex(), application, owner),
                        AuditedObjectConverter.of(InvitationOperations.RECORDED, invitation)));
        return new CreatedInvitation(id, link, expires, false);
    }
}
