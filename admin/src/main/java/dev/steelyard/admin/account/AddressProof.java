package dev.steelyard.admin.account;

import dev.steelyard.admin.operation.AuditedObjectConverter;
import dev.steelyard.admin.operation.RunningOperation;
import dev.steelyard.domain.audit.AuditSubject;
import dev.steelyard.domain.audit.Difference;
import dev.steelyard.domain.audit.JournalEntry;
import dev.steelyard.domain.change.ChangeKey;
import dev.steelyard.domain.journal.RevocationService;
import dev.steelyard.domain.journal.SessionEndReason;
import dev.steelyard.domain.token.ClientSelection;
import dev.steelyard.domain.user.User;
import dev.steelyard.operations.user.UserOperations;

/**
 * Records that the use of a mailed link proved a user's address. The first proof ends every
 * session, refresh token family and second factor from before it, so that no way in stays that
 * another person made with this address (rule 9).
 */
public final class AddressProof {
    private AddressProof() {}

    /**
     * Has no effect if the address was proved before.
     *
     * @param who used the link, as named in audit events
     */
    public static void record(
            RunningOperation context, RevocationService endings, User user, String who) {
        if (user.emailVerified()) {
            return;
        }
        var tx = context.tx();
        var proved =
                new User(
                        user.id(),
                        user.email(),
                        user.name(),
                        true,
                        user.disabled(),
                        user.version());
        if (!tx.users().update(proved)) {
            throw new IllegalStateException("the user was changed although it is locked");
        }
        endings.linksAndTrust(tx, user.id());
        endings.sessions(tx, user.id(), SessionEndReason.ADDRESS_PROVED);
        endings.grants(tx, user.id(), new ClientSelection.Everywhere());
        ResetFactors.removeAll(tx, user.id());
        tx.factorEnrolments().end(user.id());
        tx.changed(ChangeKey.user(user.id()));
        context.recordAs(
                who,
                JournalEntry.of(
                        "user.prove_address",
                        AuditSubject.of(null, "user", user.id()),
                        Difference.between(
                                AuditedObjectConverter.of(UserOperations.RECORDED, user),
                                AuditedObjectConverter.of(UserOperations.RECORDED, proved))));
    }
}
