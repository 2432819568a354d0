package dev.steelyard.server.account.access;

import dev.steelyard.admin.operation.AuditedObjectConverter;
import dev.steelyard.domain.application.Application;
import dev.steelyard.domain.audit.AuditSubject;
import dev.steelyard.domain.audit.JournalEntry;
import dev.steelyard.domain.change.ChangeKey;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.link.Invitation;
import dev.steelyard.domain.search.PageRequest;
import dev.steelyard.domain.store.Transaction;
import dev.steelyard.domain.token.ClientSelection;
import dev.steelyard.http.request.Request;
import dev.steelyard.operations.invitation.InvitationOperations;
import dev.steelyard.operations.user.MemberOperations;
import dev.steelyard.server.browser.SignedInUser;
import dev.steelyard.server.context.ServerContext;

/**
 * Ends a membership at the member's own wish, and all that ends when staff remove a member: grants
 * of the application's clients, and invitations to and by the member. Thread-safe.
 */
final class MembershipLeaver {
    private final ServerContext context;

    MembershipLeaver(ServerContext context) {
        this.context = context;
    }

    /** Does nothing where the user is no member. */
    void leave(Request wire, SignedInUser signedIn, Id<Application> id) {
        var user = signedIn.user();
        context.store()
                .execute(
                        tx -> {
                            // First: it locks the user.
                            context.endings()
                                    .grants(tx, user.id(), new ClientSelection.OfApplication(id));
                            var membership = tx.memberships().find(user.id(), id).orElse(null);
                            if (membership == null) {
                                return;
                            }
                            var application = tx.applications().find(id).orElseThrow();
                            tx.memberships().remove(user.id(), id);
                            tx.changed(ChangeKey.membership(user.id(), id));
                            endInvitations(tx, wire, signedIn, application);
                            record(
                                    tx,
                                    wire,
                                    signedIn,
                                    JournalEntry.gone(
                                            "membership.left",
                                            AuditSubject.in(application, "membership", user.id()),
                                            AuditedObjectConverter.of(
                                                    MemberOperations.RECORDED, membership)));
                        });
    }

    private void endInvitations(
            Transaction tx, Request wire, SignedInUser signedIn, Application application) {
        var user = signedIn.user();
        var open =
                PageRequest.all(
                        page ->
                                tx.invitations()
                                        .openInto(
                                                application.id(),
                                                null,
                                                context.clock().instant(),
                                                page),
                        Invitation::id);
        for (var invitation : open) {
            if ((invitation.isTo(user) || invitation.isByMember(user))
                    && tx.invitations().remove(invitation.id())) {
                record(
                        tx,
                        wire,
                        signedIn,
                        JournalEntry.gone(
                                "invitation.delete",
                                AuditSubject.in(application, "invitation", invitation.id()),
                                AuditedObjectConverter.of(
                                        InvitationOperations.RECORDED, invitation)));
            }
        }
    }

    private void record(Transaction tx, Request wire, SignedInUser signedIn, JournalEntry entry) {
        context.journal()
                .record(
                        tx,
                        context.clock().instant(),
                        "user:" + signedIn.user().id(),
                        wire.origin()
                                .through(null, signedIn.session().id())
                                .ofOneself(entry.matter()),
                        entry);
    }
}
