package dev.steelyard.server.account.data;

import dev.steelyard.admin.operation.AuditedObjectConverter;
import dev.steelyard.admin.operation.OperationRefusal;
import dev.steelyard.admin.user.LastOperatorRule;
import dev.steelyard.admin.user.ManageStaff;
import dev.steelyard.domain.audit.AuditOrigin;
import dev.steelyard.domain.audit.AuditSubject;
import dev.steelyard.domain.audit.JournalEntry;
import dev.steelyard.domain.change.ChangeKey;
import dev.steelyard.domain.deletion.AccountDeletion;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.journal.SessionEndReason;
import dev.steelyard.domain.mail.MailFact;
import dev.steelyard.domain.mail.MailFacts;
import dev.steelyard.domain.mail.MailKind;
import dev.steelyard.domain.store.Transaction;
import dev.steelyard.domain.token.ClientSelection;
import dev.steelyard.domain.user.User;
import dev.steelyard.http.request.Request;
import dev.steelyard.operations.invitation.InvitationOperations;
import dev.steelyard.operations.user.UserOperations;
import dev.steelyard.server.account.access.MembershipLeaver;
import dev.steelyard.server.browser.SignedInUser;
import dev.steelyard.server.context.ServerContext;
import dev.steelyard.server.context.UserMailer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deletes accounts at their users' own wish: takes the wish, lets the user take it back for 14
 * days, then deletes for good. Thread-safe.
 */
public final class AccountDeleter {
    private static final Logger LOG = LoggerFactory.getLogger(AccountDeleter.class);
    private static final int BATCH = 50;
    private static final String SYSTEM = "system";

    private final ServerContext context;
    private final MembershipLeaver memberships;

    public AccountDeleter(ServerContext context) {
        this.context = context;
        this.memberships = new MembershipLeaver(context);
    }

    /**
     * Takes the wish. What the user may do as staff ends at once, for good.
     *
     * @param mails tells the user
     * @return false: the user is the last operator, and nothing was changed
     */
    boolean request(Request wire, SignedInUser signedIn, UserMailer mails) {
        var actor = "user:" + signedIn.user().id();
        var origin = wire.origin().through(null, signedIn.session().id());
        try {
            context.store()
                    .execute(
                            tx -> {
                                tx.staff().lock();
                                var user = tx.users().lock(signedIn.user().id()).orElseThrow();
                                var deletion =
                                        AccountDeletion.requested(
                                                user.id(), context.clock().instant());
                                if (tx.accountDeletions().insert(deletion)) {
                                    leaveStaff(tx, user, actor, origin);
                                    record(
                                            tx,
                                            actor,
                                            origin,
                                            JournalEntry.of(
                                                    "user.deletion_requested", matter(user)));
                                    mails.tell(
                                            tx,
                                            wire,
                                            user,
                                            MailKind.ACCOUNT_DELETION,
                                            MailFacts.NONE.with(MailFact.DUE, deletion.due()));
                                }
                            });
            return true;
        } catch (OperationRefusal lastOperator) {
            return false;
        }
    }

    /** Takes the wish back, and tells the user by {@code mails}. */
    void cancel(Request wire, SignedInUser signedIn, UserMailer mails) {
        context.store()
                .execute(
                        tx -> {
                            var user = tx.users().lock(signedIn.user().id()).orElseThrow();
                            if (tx.accountDeletions().cancel(user.id())) {
                                record(
                                        tx,
                                        "user:" + user.id(),
                                        wire.origin().through(null, signedIn.session().id()),
                                        JournalEntry.of("user.deletion_cancelled", matter(user)));
                                mails.tell(tx, wire, user, MailKind.ACCOUNT_KEPT);
                            }
                        });
    }

    /** Deletes the accounts that are due. Any node may call it at any time. */
    public void deleteDue() {
        var now = context.clock().instant();
        for (var id : context.store().read(tx -> tx.accountDeletions().due(now, BATCH))) {
            try {
                context.store().execute(tx -> delete(tx, id));
            } catch (OperationRefusal lastOperator) {
                // The user became an operator again meanwhile, and has to hand that over first.
                LOG.warn("the account {} is not deleted: it is the last operator's", id);
                context.store().execute(tx -> keep(tx, id));
            }
        }
    }

    private void delete(Transaction tx, Id<User> id) {
        tx.staff().lock();
        var user = tx.users().lock(id).orElseThrow();
        var wish = tx.accountDeletions().find(id).orElse(null);
        if (wish == null || wish.done() != null) {
            return;
        }
        // Before the memberships end: resellers of the user's applications are told of it.
        record(
                tx,
                SYSTEM,
                AuditOrigin.SYSTEM,
                JournalEntry.gone(
                        "user.deleted",
                        matter(user),
                        AuditedObjectConverter.of(UserOperations.RECORDED, user)));
        leaveStaff(tx, user, SYSTEM, AuditOrigin.SYSTEM);
        for (var membership : tx.memberships().ofUser(id)) {
            memberships.leave(tx, user, membership.application(), SYSTEM, AuditOrigin.SYSTEM);
        }
        context.endings().sessions(tx, id, SessionEndReason.DELETED);
        context.endings().grants(tx, id, new ClientSelection.Everywhere());
        tx.authenticatorApps()
                .ofUser(id)
                .ifPresent(app -> tx.keptSecrets().remove(app.secretName()));
        if (!tx.accountDeletions().complete(id, context.clock().instant())) {
            throw new IllegalStateException("no other deletes it while the user is locked");
        }
        tx.changed(ChangeKey.user(id));
    }

    private void keep(Transaction tx, Id<User> id) {
        var user = tx.users().lock(id).orElseThrow();
        if (tx.accountDeletions().cancel(id)) {
            record(
                    tx,
                    SYSTEM,
                    AuditOrigin.SYSTEM,
                    JournalEntry.of("user.deletion_cancelled", matter(user)));
        }
    }

    /**
     * Under the staff's lock.
     *
     * @throws OperationRefusal where the user is the last operator
     */
    private void leaveStaff(Transaction tx, User user, String actor, AuditOrigin origin) {
        var staff = tx.staff().find(user.id()).orElse(null);
        if (staff == null) {
            return;
        }
        tx.staff().remove(user.id());
        LastOperatorRule.check(tx, staff, staff.version());
        var reseller = staff.authority().reseller();
        for (var invitation :
                tx.invitations().openToStaff(staff.authority(), context.clock().instant())) {
            if ((invitation.isTo(user) || invitation.inviter().who().equals("user:" + user.id()))
                    && tx.invitations().remove(invitation.id())) {
                record(
                        tx,
                        actor,
                        origin,
                        JournalEntry.gone(
                                "invitation.delete",
                                AuditSubject.of(reseller, "invitation", invitation.id()),
                                AuditedObjectConverter.of(
                                        InvitationOperations.RECORDED, invitation)));
            }
        }
        context.endings().grants(tx, user.id(), new ClientSelection.OfManagement());
        tx.changed(ChangeKey.staff(user.id()));
        record(
                tx,
                actor,
                origin,
                JournalEntry.gone(
                        "staff.left", ManageStaff.matter(staff), ManageStaff.facts(staff)));
    }

    private static AuditSubject matter(User user) {
        return AuditSubject.of(null, "user", user.id());
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
