package dev.steelyard.admin.address;

import dev.steelyard.admin.link.AccountLinkState;
import dev.steelyard.admin.link.OpenedLink;
import dev.steelyard.admin.mail.MailWriter;
import dev.steelyard.admin.operation.AnonymousOperation;
import dev.steelyard.admin.operation.OperationRunner;
import dev.steelyard.domain.audit.AuditOrigin;
import dev.steelyard.domain.change.ChangeKey;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.id.IdGenerator;
import dev.steelyard.domain.journal.JournalWriter;
import dev.steelyard.domain.journal.RevocationService;
import dev.steelyard.domain.link.AccountLink;
import dev.steelyard.domain.link.AccountLink.Purpose;
import dev.steelyard.domain.mail.MailFact;
import dev.steelyard.domain.mail.MailFacts;
import dev.steelyard.domain.mail.MailKind;
import dev.steelyard.domain.mail.MailRecipient;
import dev.steelyard.domain.secret.SecretGenerator;
import dev.steelyard.domain.secret.SecretKind;
import dev.steelyard.domain.session.Session;
import dev.steelyard.domain.store.Transaction;
import dev.steelyard.domain.user.EmailAddress;
import dev.steelyard.domain.user.User;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Changes the address of a user who is signed in, after a link that was mailed to the new address
 * was confirmed. An address that has an account already causes the same statements: only the mail
 * there says so. Thread-safe.
 */
public final class ChangeAddress {
    /** How long the new address can be confirmed. */
    public static final Duration LIFE = Duration.ofDays(1);

    private final OperationRunner runner;
    private final RevocationService endings;
    private final MailWriter mails;
    private final AddressPages pages;
    private final IdGenerator ids;
    private final SecretGenerator secrets;
    private final JournalWriter journal;
    private final InstantSource clock;

    public ChangeAddress(
            OperationRunner runner,
            RevocationService endings,
            MailWriter mails,
            AddressPages pages,
            IdGenerator ids,
            SecretGenerator secrets,
            InstantSource clock) {
        this.runner = runner;
        this.endings = endings;
        this.mails = mails;
        this.pages = pages;
        this.ids = ids;
        this.secrets = secrets;
        this.journal = new JournalWriter(ids);
        this.clock = clock;
    }

    /** The outcome of a confirmation. */
    public sealed interface Confirmation {
        record Done() implements Confirmation {}

        /** Another account got the address after the mail was written. */
        record Taken(EmailAddress address) implements Confirmation {}

        record Unusable(AccountLinkState state) implements Confirmation {}
    }

    /** Whether mail is on; without it no address can be proved, so none changes. */
    public boolean isOn() {
        return mails.isOn();
    }

    /** The change that waits for its confirmation; it may be one that can't be confirmed. */
    public Optional<AccountLink> pending(Transaction tx, Id<User> user) {
        return tx.accountLinks().open(user, Purpose.ADDRESS_CHANGE, now());
    }

    /**
     * Makes the link and writes the mail; an earlier request ends.
     *
     * @param user as locked by the caller
     * @param language of the browser
     */
    public void request(
            Transaction tx, User user, EmailAddress address, String language, AuditOrigin origin) {
        var now = now();
        boolean taken =
                tx.users()
                        .findByEmail(address)
                        .filter(other -> !other.id().equals(user.id()))
                        .isPresent();
        // One user can use up the mails to an address, and then not the first ones of others.
        boolean first = !tx.accountLinks().unexpired(user.id(), Purpose.ADDRESS_CHANGE, now);
        tx.accountLinks().end(user.id(), Purpose.ADDRESS_CHANGE, now);
        Id<AccountLink> id = ids.next();
        var secret = secrets.next(SecretKind.ACCOUNT_LINK, id);
        var expires = now.plus(LIFE);
        // A taken address has a row too, so that the account page shows it. No mail has its secret.
        tx.accountLinks()
                .insert(
                        AccountLink.mailed(
                                secret, user.id(), Purpose.ADDRESS_CHANGE, address, expires));
        var writer = first ? mails.withReserve() : mails;
        writer.send(
                tx,
                taken ? MailKind.ADDRESS_TAKEN : MailKind.ADDRESS_CONFIRMATION,
                new MailRecipient(address, null, language),
                MailFacts.NONE
                        .with(MailFact.LINK, taken ? pages.account() : pages.confirmation(secret))
                        .with(MailFact.EXPIRES, expires)
                        .with(MailFact.NEW_ADDRESS, address.written())
                        .with(MailFact.TIME, now)
                        .with(MailFact.SOURCE, origin.source()));
        record(tx, user, origin, "user.address_change_requested", id);
    }

    /**
     * Ends the request that waits.
     *
     * @param user as locked by the caller
     */
    public void cancel(Transaction tx, User user, AuditOrigin origin) {
        var pending = pending(tx, user.id()).orElse(null);
        if (pending != null) {
            tx.accountLinks().end(user.id(), Purpose.ADDRESS_CHANGE, now());
            record(tx, user, origin, "user.address_change_cancelled", pending.id());
        }
    }

    private void record(
            Transaction tx, User user, AuditOrigin origin, String action, Id<AccountLink> link) {
        journal.record(
                tx, now(), "user:" + user.id(), origin, AddressProof.entry(action, user, link));
    }

    /** Shows a link of {@code user}; it stays unused. Those of others look unknown. */
    public OpenedLink look(String link, Id<User> user) {
        return OpenedLink.done(runner.readAnonymously(context -> read(context, link, user)));
    }

    /**
     * Gives the user the confirmed address. The earlier one gets a mail, with a link that undoes it
     * if a mail had proved that one. If it is the first address that was proved, all other sessions
     * and all refresh token families end.
     *
     * @param session of the user, with a fresh proof
     * @param language of the browser
     */
    public Confirmation confirm(
            String link, Id<User> user, Id<Session> session, String language, AuditOrigin origin) {
        return OpenedLink.done(
                runner.writeAnonymously(
                        origin.source(),
                        origin.request(),
                        context -> confirm(context, link, user, session, language)));
    }

    private Confirmation confirm(
            AnonymousOperation context,
            String text,
            Id<User> id,
            Id<Session> session,
            String language) {
        var tx = context.tx();
        var user = tx.users().lock(id).orElseThrow();
        var opened = read(context, text, id);
        var link = opened.link();
        var address = link == null ? null : link.newAddress();
        if (link == null || address == null || opened.state() != AccountLinkState.OPEN) {
            return new Confirmation.Unusable(opened.state());
        }
        if (tx.sessions().find(session).filter(found -> found.isOpenOf(id)).isEmpty()) {
            return new Confirmation.Unusable(AccountLinkState.ENDED);
        }
        if (!tx.accountLinks().consume(link.id(), context.now())) {
            return new Confirmation.Unusable(AccountLinkState.USED);
        }
        if (!tx.users().changeAddress(user, address, true)) {
            return new Confirmation.Taken(address);
        }
        endings.linksAndTrust(tx, id);
        if (!user.emailVerified()) {
            AddressProof.endWaysIn(context, endings, id, session);
        }
        tx.changed(ChangeKey.user(id));
        context.recordAs("user:" + id, AddressProof.entry("user.address_changed", user, link.id()));
        if (!address.equals(user.email())) {
            IdentifierChanges.tell(context, user, address, "user.address_changed");
            tellOldAddress(context, user, language);
        }
        return new Confirmation.Done();
    }

    /**
     * An address that was never proved may be mistyped, and its mailbox a stranger's, so it gets no
     * link. The row is there all the same: it says that the new address is not an old one.
     */
    private void tellOldAddress(AnonymousOperation context, User before, String language) {
        boolean proved = before.emailVerified();
        Id<AccountLink> id = context.ids().next();
        var secret = context.secrets().next(SecretKind.ACCOUNT_LINK, id);
        var expires = context.now().plus(UndoAddress.LIFE);
        context.tx()
                .accountLinks()
                .insert(
                        new AccountLink(
                                id,
                                secret.hash(),
                                before.id(),
                                Purpose.ADDRESS_UNDO,
                                null,
                                proved,
                                before.email(),
                                expires,
                                null,
                                null));
        // Without the new address: it is no longer the old mailbox's business.
        var facts =
                MailFacts.NONE
                        .with(MailFact.ACCOUNT, before.email().written())
                        .with(MailFact.TIME, context.now());
        if (proved) {
            facts = facts.with(MailFact.LINK, pages.undo(secret)).with(MailFact.EXPIRES, expires);
        }
        mails.send(
                context.tx(),
                MailKind.ADDRESS_CHANGED,
                new MailRecipient(before.email(), null, language),
                facts);
    }

    private static OpenedLink read(AnonymousOperation context, String text, Id<User> user) {
        var opened = OpenedLink.read(context, text, Purpose.ADDRESS_CHANGE);
        var found = opened.link();
        return found == null || found.user().equals(user) ? opened : OpenedLink.unknown();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
