package dev.steelyard.admin.address;

import dev.steelyard.admin.operation.RunningOperation;
import dev.steelyard.domain.audit.AuditSubject;
import dev.steelyard.domain.audit.JournalEntry;
import dev.steelyard.domain.change.ChangeKey;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.journal.FactorRemover;
import dev.steelyard.domain.journal.RevocationService;
import dev.steelyard.domain.journal.SessionEndReason;
import dev.steelyard.domain.link.AccountLink;
import dev.steelyard.domain.session.Session;
import dev.steelyard.domain.token.ClientSelection;
import dev.steelyard.domain.user.User;
import org.jspecify.annotations.Nullable;

/**
 * Records that the use of a mailed link proved a user's address. The first proof ends every session
 * and refresh token family from before it, so that no way in stays that another person made with
 * this address (rule 9). A second factor from before it is not removed on the word of the mailbox
 * alone (rule 13): then the link proves nothing, unless the user has shown a factor.
 */
public final class AddressProof {
    private AddressProof() {}

    /**
     * Has no effect if the address was proved before, or if the user has a second factor that was
     * not shown.
     *
     * @param who used the link, as named in audit events
     * @param shown the session in which the user has shown a second factor; null: none
     */
    public static void record(
            RunningOperation context,
            RevocationService endings,
            User user,
            String who,
            @Nullable Id<Session> shown) {
        var tx = context.tx();
        if (user.emailVerified() || shown == null && FactorRemover.hasFactor(tx, user.id())) {
            return;
        }
        if (!tx.users().changeAddress(user, user.email(), true)) {
            throw new IllegalStateException("the user was changed although it is locked");
        }
        endings.linksAndTrust(tx, user.id());
        endWaysIn(context, endings, user.id(), shown);
        tx.changed(ChangeKey.user(user.id()));
        context.recordAs(
                who,
                JournalEntry.of("user.prove_address", AuditSubject.of(null, "user", user.id())));
    }

    /**
     * Ends what the first proof ends.
     *
     * @param kept the session of the proof; null: none
     */
    static void endWaysIn(
            RunningOperation context,
            RevocationService endings,
            Id<User> user,
            @Nullable Id<Session> kept) {
        var tx = context.tx();
        endings.sessions(tx, user, SessionEndReason.ADDRESS_PROVED, kept);
        endings.grants(tx, user, new ClientSelection.Everywhere());
        tx.factorEnrolments().end(user);
        FactorRemover.endCodesOfLast(tx, user);
    }

    static JournalEntry entry(String action, User user, Id<AccountLink> link) {
        return JournalEntry.of(action, AuditSubject.of(null, "user", user.id())).with("link", link);
    }
}
