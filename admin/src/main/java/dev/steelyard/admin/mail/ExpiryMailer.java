package dev.steelyard.admin.mail;

import dev.steelyard.domain.application.Application;
import dev.steelyard.domain.client.credential.CredentialFilter;
import dev.steelyard.domain.client.credential.HeldCredential;
import dev.steelyard.domain.contact.Contact;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.mail.MailFact;
import dev.steelyard.domain.mail.MailFacts;
import dev.steelyard.domain.mail.MailKind;
import dev.steelyard.domain.mail.MailRecipient;
import dev.steelyard.domain.reseller.Reseller;
import dev.steelyard.domain.search.PageRequest;
import dev.steelyard.domain.search.TimedPageRequest;
import dev.steelyard.domain.store.Store;
import dev.steelyard.domain.store.Transaction;
import dev.steelyard.domain.user.EmailAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Tells the confirmed contacts of an application and of its reseller, by mail, that a secret, an
 * API key or the term of the application ends: 30, 7 and 1 days ahead, each once, whichever node is
 * first. Thread-safe.
 */
public final class ExpiryMailer {
    private static final List<Integer> DAYS = List.of(1, 7, 30);
    private static final Duration LONGEST = Duration.ofDays(DAYS.getLast());

    private final Store store;
    private final InstantSource clock;
    private final MailWriter mails;

    public ExpiryMailer(Store store, InstantSource clock, MailWriter mails) {
        this.store = store;
        this.clock = clock;
        this.mails = mails;
    }

    /** Writes the mails that are due; does nothing while mail is off. */
    public void tell() {
        if (!mails.isOn()) {
            return;
        }
        var now = clock.instant();
        credentials(now);
        applications(now);
    }

    private void credentials(Instant now) {
        var filter = new CredentialFilter(null, null, null, false, now, now.plus(LONGEST), null);
        var page = TimedPageRequest.FIRST;
        List<HeldCredential> found;
        do {
            var asked = page;
            found = store.read(tx -> tx.credentials().held(filter, asked));
            for (var held : found) {
                var ends = held.credential().expires();
                if (ends != null) {
                    credential(held, ends, now);
                    var id = held.credential().id().hex();
                    page =
                            new TimedPageRequest(
                                    new TimedPageRequest.After(ends, id), PageRequest.MAX);
                }
            }
        } while (found.size() == PageRequest.MAX);
    }

    private void credential(HeldCredential held, Instant ends, Instant now) {
        var id = held.application();
        if (id == null) {
            return;
        }
        once(
                held.credential().id(),
                ends,
                now,
                tx ->
                        tx.applications()
                                .find(id)
                                .map(
                                        application ->
                                                toContacts(
                                                        tx,
                                                        application,
                                                        MailKind.CREDENTIAL_EXPIRES,
                                                        MailFacts.NONE
                                                                .with(MailFact.CLIENT, held.name())
                                                                .with(
                                                                        MailFact.CREDENTIAL,
                                                                        held.credential()
                                                                                .id()
                                                                                .hex())
                                                                .with(MailFact.EXPIRES, ends)))
                                .orElse(false));
    }

    private void applications(Instant now) {
        var ending =
                PageRequest.all(
                        page ->
                                store.read(
                                        tx ->
                                                tx.applications()
                                                        .ending(now, now.plus(LONGEST), page)),
                        Application::id);
        for (var application : ending) {
            var ends = application.expiry();
            if (ends != null) {
                once(
                        application.id(),
                        ends,
                        now,
                        tx ->
                                toContacts(
                                        tx,
                                        application,
                                        MailKind.APPLICATION_EXPIRES,
                                        MailFacts.NONE.with(MailFact.EXPIRES, ends)));
            }
        }
    }

    /** Tells of an end, in one transaction with the row that keeps it from being told again. */
    private interface Telling {
        /** Whether a mail was written. */
        boolean tell(Transaction tx);
    }

    private void once(Id<?> subject, Instant ends, Instant now, Telling telling) {
        int days =
                DAYS.stream()
                        .filter(each -> !ends.isAfter(now.plus(Duration.ofDays(each))))
                        .findFirst()
                        .orElse(DAYS.getLast());
        if (store.<Boolean>read(tx -> tx.mails().isNoticed(subject, ends, days))) {
            return;
        }
        store.execute(
                tx -> {
                    // Of two nodes, the second finds the row of the first. Where no contact is
                    // confirmed yet, the next turn tries again.
                    if (tx.mails().notice(subject, ends, days) && !telling.tell(tx)) {
                        tx.mails().forgetNotice(subject, ends, days);
                    }
                });
    }

    private boolean toContacts(
            Transaction tx, Application application, MailKind kind, MailFacts facts) {
        var all =
                facts.with(MailFact.APPLICATION, application.name())
                        .with(MailFact.COMPANY, application.company())
                        .with(
                                MailFact.RESELLER,
                                tx.resellers()
                                        .find(application.reseller())
                                        .map(Reseller::name)
                                        .orElse(null));
        boolean sent = false;
        for (var address : contacts(tx, application)) {
            sent |=
                    mails.send(
                            tx,
                            kind,
                            new MailRecipient(address, application.reseller(), null),
                            all);
        }
        return sent;
    }

    /** Each address once. */
    private static Iterable<EmailAddress> contacts(Transaction tx, Application application) {
        Map<String, EmailAddress> addresses = new LinkedHashMap<>();
        Stream.of(tx.contacts().find(application.id()), tx.contacts().find(application.reseller()))
                .map(Contact::recipient)
                .flatMap(Optional::stream)
                .forEach(address -> addresses.putIfAbsent(address.normalised(), address));
        return addresses.values();
    }
}
