package dev.steelyard.server.account.access;

import dev.steelyard.admin.operation.AuditedObjectConverter;
import dev.steelyard.domain.application.Application;
import dev.steelyard.domain.audit.AuditOrigin;
import dev.steelyard.domain.audit.AuditSubject;
import dev.steelyard.domain.audit.JournalEntry;
import dev.steelyard.domain.change.ChangeKey;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.link.Invitation;
import dev.steelyard.domain.search.PageRequest;
import dev.steelyard.domain.session.Acr;
import dev.steelyard.domain.store.Transaction;
import dev.steelyard.domain.token.ClientSelection;
import dev.steelyard.domain.user.User;
import dev.steelyard.http.request.Request;
import dev.steelyard.operations.invitation.InvitationOperations;
import dev.steelyard.operations.user.MemberOperations;
import dev.steelyard.server.browser.SignedInUser;
import dev.steelyard.server.context.ServerContext;

/**
 * Ends a membership at the member's own wish, or with its account, and all that ends when staff
 * remove a member: grants of the application's clients, and invitations to and by the member.
 * Thread-safe.
 */
public final class MembershipLeaver {
    private final ServerContext context;

    public MembershipLeaver(ServerContext context) {
        this.context = context;
    }

    /**
     * Does nothing where the user is no member.
     *
     * @return false: the application demands a second factor, and the login proved none. A thief of
     *     the password would end the demand, and then add a factor of its own.
     */
    boolean leave(Request wire, SignedInUser signedIn, Id<Application> id) {
        var user = signedIn.user();
        var session = signedIn.session();
        var origin = wire.origin().through(null, session.id());
        return context.store()
                .write(
                        tx -> {
                            boolean demanded =
                                    tx.applications()
                                            .find(id)
                                            .filter(found -> found.secondFactor().demands())
                                            .isPresent();
                            if (demanded && !Acr.MFA.isProvedBy(session.methods())) {
                                return false;
                            }
                            leave(tx, user, id, "user:" + user.id(), origin);
                            return true;
                        });
    }

    /**
     * Does nothing where the user is no member.
     *
     * @param actor of the audit events
     */
    public void leave(
            Transaction tx, User user, Id<Application> id, String actor, AuditOrigin origin) {
        // First: it locks the user.
        context.endings().grants(tx, user.id(), new ClientSelection.OfApplication(id));
        var membership = tx.memberships().find(user.id(), id).orElse(null);
        if (membership == null) {
            return;
        }
        var application = tx.applications().find(id).orElseThrow();
        tx.memberships().remove(user.id(), id);
        tx.changed(ChangeKey.membership(user.id(), id));
        var open =
                PageRequest.all(
                        page ->
                                tx.invitations()
                                        .openInto(id, null, context.clock().instant(), page),
                        Invitation::id);
        for (var invitation : open) {
            if ((invitation.isTo(user) || invitation.isByMember(user))
                    && tx.invitations().remove(invitation.id())) {
                record(
                        tx,
                        actor,
                        origin,
                        JournalEntry.gone(
                                "invitation.delete",
                                AuditSubject.in(application, "invitation", invitation.id()),
                                AuditedObjectConverter.of(
                                        InvitationOperations.RECORDED, invitation)));
            }
        }
        record(
                tx,
                actor,
                origin,
                JournalEntry.gone(
                        "membership.left",
                        AuditSubject.in(application, "membership", user.id()),
                        AuditedObjectConverter.of(MemberOperations.RECORDED, membership)));
    }

    private void record(Transaction tx, String actor, AuditOrigin origin, JournalEntry entry) {
        context.journal()
                .record(
                        tx,
                        context.clock().instant(),
                        actor,
                        origin.ofOneself(entry.matter()),
                        entry);
    }
}
