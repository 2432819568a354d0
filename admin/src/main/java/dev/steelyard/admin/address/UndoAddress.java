package dev.steelyard.admin.address;

import dev.steelyard.admin.link.AccountLinkState;
import dev.steelyard.admin.link.OpenedLink;
import dev.steelyard.admin.mail.MailWriter;
import dev.steelyard.admin.operation.AnonymousOperation;
import dev.steelyard.admin.operation.OperationRunner;
import dev.steelyard.domain.audit.AuditSubject;
import dev.steelyard.domain.audit.Difference;
import dev.steelyard.domain.audit.JournalEntry;
import dev.steelyard.domain.change.ChangeKey;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.journal.FactorFacts;
import dev.steelyard.domain.journal.FactorRemover;
import dev.steelyard.domain.journal.RevocationService;
import dev.steelyard.domain.journal.SessionEndReason;
import dev.steelyard.domain.link.AccountLink;
import dev.steelyard.domain.link.AccountLink.Purpose;
import dev.steelyard.domain.mail.MailFact;
import dev.steelyard.domain.mail.MailFacts;
import dev.steelyard.domain.mail.MailKind;
import dev.steelyard.domain.mail.MailRecipient;
import dev.steelyard.domain.secret.Secret;
import dev.steelyard.domain.secret.SecretKind;
import dev.steelyard.domain.store.Transaction;
import dev.steelyard.domain.token.ClientSelection;
import dev.steelyard.domain.user.EmailAddress;
import dev.steelyard.domain.user.User;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Brings back the address from before a change, by a link that was mailed there. Of several changes
 * the oldest undo wins: it ends those of later changes, and none of these ends it. Thread-safe.
 */
public final class UndoAddress {
    /** How long a change can be undone. */
    public static final Duration LIFE = Duration.ofDays(7);

    /** How long the user may then set a new password. */
    private static final Duration RECOVERY = Duration.ofMinutes(30);

    private final OperationRunner runner;
    private final RevocationService endings;
    private final MailWriter mails;

    public UndoAddress(OperationRunner runner, RevocationService endings, MailWriter mails) {
        this.runner = runner;
        this.endings = endings;
        this.mails = mails;
    }

    /** The outcome of an undo. */
    public sealed interface Undoing {
        /**
         * @param recovery the secret of a link that sets a new password
         */
        record Done(EmailAddress address, Secret recovery, FactorsLeft left) implements Undoing {}

        /** Another account has the address now; nothing was changed. */
        record Taken(EmailAddress address) implements Undoing {}

        record Unusable(AccountLinkState state) implements Undoing {}
    }

    /** Shows what the link is for; it stays unused. */
    public OpenedLink look(String link) {
        return OpenedLink.done(runner.readAnonymously(context -> read(context, link)));
    }

    /**
     * Restores the address, ends sessions, refresh token families and all later undos, and removes
     * the password and the second factors that were added since the change.
     *
     * @param language of the browser
     */
    public Undoing undo(
            String link, String language, @Nullable String source, @Nullable String request) {
        return OpenedLink.done(
                runner.writeAnonymously(source, request, context -> undo(context, link, language)));
    }

    private Undoing undo(AnonymousOperation context, String text, String language) {
        var tx = context.tx();
        var found = read(context, text).link();
        if (found == null) {
            return new Undoing.Unusable(AccountLinkState.UNKNOWN);
        }
        var user = tx.users().lock(found.user()).orElseThrow();
        var opened = read(context, text);
        var link = opened.link();
        var address = link == null ? null : link.newAddress();
        if (link == null || address == null || opened.state() != AccountLinkState.OPEN) {
            return new Undoing.Unusable(opened.state());
        }
        var changed = link.expires().minus(LIFE);
        if (!tx.users().changeAddress(user, address, link.mailed())) {
            return new Undoing.Taken(address);
        }
        if (!tx.accountLinks().consume(link.id(), context.now())) {
            throw new IllegalStateException("the link was used although its user is locked");
        }
        tx.accountLinks().endFrom(user.id(), Purpose.ADDRESS_UNDO, link.expires(), context.now());
        endings.linksAndTrust(tx, user.id());
        endWaysIn(context, user, link, changed);
        IdentifierChanges.tell(context, user, address, "user.address_undone");
        mails.send(
                tx,
                MailKind.ADDRESS_CHANGED,
                new MailRecipient(user.email(), null, language),
                MailFacts.NONE
                        .with(MailFact.ACCOUNT, user.email().written())
                        .with(MailFact.TIME, context.now()));
        var left = FactorsLeft.of(tx, user.id());
        mails.send(
                tx,
                MailKind.ADDRESS_RESTORED,
                new MailRecipient(address, null, language),
                MailFacts.NONE
                        .with(MailFact.ACCOUNT, address.written())
                        .with(MailFact.FACTOR, left.kinds())
                        .with(MailFact.TIME, context.now()));
        return new Undoing.Done(address, recovery(context, user), left);
    }

    private void endWaysIn(
            AnonymousOperation context, User user, AccountLink link, Instant changed) {
        var tx = context.tx();
        var id = user.id();
        endings.sessions(tx, id, SessionEndReason.ADDRESS_RESTORED);
        endings.grants(tx, id, new ClientSelection.Everywhere());
        tx.users().removePassword(id);
        tx.factorEnrolments().end(id);
        var before = FactorFacts.of(tx, id);
        removeFactorsSince(tx, id, changed);
        tx.changed(ChangeKey.user(id));
        context.recordAs(
                "link:" + link.id(),
                JournalEntry.of(
                                "user.address_undone",
                                AuditSubject.of(null, "user", id),
                                Difference.between(before, FactorFacts.of(tx, id)))
                        .with("link", link.id()));
    }

    private static void removeFactorsSince(Transaction tx, Id<User> user, Instant changed) {
        for (var passkey : tx.passkeys().ofUser(user)) {
            if (!passkey.created().isBefore(changed)) {
                tx.passkeys().remove(user, passkey.id());
            }
        }
        tx.authenticatorApps()
                .ofUser(user)
                .filter(app -> !app.created().isBefore(changed))
                .ifPresent(_ -> FactorRemover.removeApp(tx, user));
        FactorRemover.endCodesOfLast(tx, user);
    }

    private static Secret recovery(AnonymousOperation context, User user) {
        Id<AccountLink> id = context.ids().next();
        var secret = context.secrets().next(SecretKind.ACCOUNT_LINK, id);
        context.tx()
                .accountLinks()
                .insert(
                        AccountLink.mailed(
                                secret,
                                user.id(),
                                Purpose.PASSWORD_RESET,
                                null,
                                context.now().plus(RECOVERY)));
        return secret;
    }

    private static OpenedLink read(AnonymousOperation context, String text) {
        return OpenedLink.read(context, text, Purpose.ADDRESS_UNDO);
    }
}
