package dev.steelyard.admin.link;

import dev.steelyard.admin.operation.AuditedObjectConverter;
import dev.steelyard.admin.operation.OperationContext;
import dev.steelyard.admin.operation.OperationRefusal;
import dev.steelyard.admin.operation.RunningOperation;
import dev.steelyard.domain.audit.AuditSubject;
import dev.steelyard.domain.audit.JournalEntry;
import dev.steelyard.domain.link.Invitation;
import dev.steelyard.domain.secret.Secret;
import dev.steelyard.domain.secret.SecretKind;
import dev.steelyard.domain.user.User;
import dev.steelyard.operations.invitation.InvitationOperations;

/**
 * Finds the invitation for the secret of a link, and marks the invitation as used. Used, ended,
 * unknown and forged links look alike.
 */
public final class InvitationLinkReader {
    private InvitationLinkReader() {}

    public static Invitation open(RunningOperation context, String link) {
        var secret =
                Secret.parse(SecretKind.HANDOVER_LINK, link).orElseThrow(OperationRefusal::missing);
        return context.tx()
                .invitations()
                .find(secret.id())
                .filter(found -> found.hash().matches(secret))
                .filter(found -> found.used() == null && context.now().isBefore(found.expires()))
                .orElseThrow(OperationRefusal::missing);
    }

    /** Name in audit events of a link's holder who has proved nothing else. */
    public static String who(Invitation invitation) {
        return "link:" + invitation.id();
    }

    /** Records the removal of the link; another event records what it gave. */
    public static void accepted(
            RunningOperation context,
            String who,
            Invitation invitation,
            AuditSubject matter,
            User user) {
        context.recordAs(
                who,
                JournalEntry.gone(
                                "invitation.accept",
                                matter,
                                AuditedObjectConverter.of(
                                        InvitationOperations.RECORDED, invitation))
                        .with("user", user.id()));
    }

    /** Of concurrent acceptances, exactly one succeeds, by one conditional UPDATE. */
    public static void use(RunningOperation context, Invitation invitation) {
        if (!context.tx().invitations().accept(invitation.id(), context.now())) {
            throw OperationRefusal.missing();
        }
    }

    /** Cancels an invitation; its link stops working. */
    public static void end(OperationContext context, Invitation invitation, AuditSubject matter) {
        if (!context.tx().invitations().remove(invitation.id())) {
            throw OperationRefusal.missing();
        }
        context.record(
                JournalEntry.gone(
                        "invitation.delete",
                        matter,
                        AuditedObjectConverter.of(InvitationOperations.RECORDED, invitation)));
    }
}
