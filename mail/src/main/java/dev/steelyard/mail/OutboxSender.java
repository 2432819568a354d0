package dev.steelyard.mail;

import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.key.EncryptedValue;
import dev.steelyard.domain.mail.Mail;
import dev.steelyard.domain.mail.MailFact;
import dev.steelyard.domain.mail.MailFacts;
import dev.steelyard.domain.mail.MailState;
import dev.steelyard.domain.mail.MailStatus;
import dev.steelyard.domain.mail.WaitingMail;
import dev.steelyard.domain.profile.ProfileField;
import dev.steelyard.domain.store.Store;
import dev.steelyard.domain.store.Transaction;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends the mails of the outbox that are due. A node takes a mail for {@link #TAKEN_FOR}; if it is
 * killed, another node sends the mail then. So a mail is never lost, and is sent twice only where a
 * node ended between the mail server's answer and its own record of it. Thread-safe.
 */
public final class OutboxSender implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(OutboxSender.class);

    /** Longer than one mail may take. */
    private static final Duration TAKEN_FOR = Duration.ofSeconds(30);

    private final Store store;
    private final InstantSource clock;
    private final Function<EncryptedValue, byte[]> opener;
    private final MailComposer composer;
    private final SmtpSender smtp;
    private final String language;
    private final LongAdder sent = new LongAdder();
    private final LongAdder deferred = new LongAdder();
    private final LongAdder failed = new LongAdder();

    /**
     * @param opener opens sealed contents
     * @param language tag of the language for readers without one
     */
    public OutboxSender(
            Store store,
            InstantSource clock,
            Function<EncryptedValue, byte[]> opener,
            MailComposer composer,
            SmtpSender smtp,
            String language) {
        this.store = store;
        this.clock = clock;
        this.opener = opener;
        this.composer = composer;
        this.smtp = smtp;
        this.language = language;
    }

    /**
     * Mails that are due, the longest waiting first.
     *
     * @param each the most of one reseller
     */
    public List<WaitingMail> due(int limit, int each) {
        var now = clock.instant();
        return store.read(tx -> tx.mails().due(now, limit, each));
    }

    /** Takes a mail, if no other node did, and sends it. */
    public void send(Id<Mail> id) {
        var now = clock.instant();
        store.write(tx -> tx.mails().take(id, now, now.plus(TAKEN_FOR))).ifPresent(this::attempt);
    }

    private void attempt(Mail mail) {
        switch (result(mail)) {
            case SendResult.Sent() -> sent(mail);
            case SendResult.Bounced(var answer) -> end(mail, MailStatus.BOUNCED, answer);
            case SendResult.Deferred(var answer) -> postpone(mail, answer);
            case SendResult.Abandoned(var reason) -> end(mail, MailStatus.FAILED, reason);
        }
    }

    private SendResult result(Mail mail) {
        var content = store.read(tx -> tx.mails().content(mail.id()));
        if (content.isEmpty()) {
            return new SendResult.Abandoned("it has no content");
        }
        var reader = reader(mail);
        ComposedMail composed;
        try {
            var facts = MailFacts.of(opener.apply(content.get()));
            if (facts.time(MailFact.EXPIRES).filter(clock.instant()::isAfter).isPresent()) {
                return new SendResult.Abandoned("its link has ended");
            }
            composed = composer.compose(mail, facts, reader);
        } catch (RuntimeException e) {
            // Neither a later attempt nor another node can do better. Its message may have a link.
            LOG.debug("mail {} can't be composed: {}", mail.id(), e.getClass());
            return new SendResult.Abandoned(
                    "its content can't be read: the master key or the issuer has changed");
        }
        return mail.decoy() ? new SendResult.Sent() : smtp.send(composed);
    }

    /** The profile's language counts most: the writer of the mail may not have known the reader. */
    private MailComposer.Reader reader(Mail mail) {
        var profile = store.read(tx -> profile(tx, mail));
        var hint = mail.recipient().language();
        var spoken =
                Optional.ofNullable(profile.get(ProfileField.LOCALE))
                        .orElse(hint == null ? language : hint);
        return MailComposer.Reader.of(spoken, profile.get(ProfileField.ZONEINFO));
    }

    private static Map<ProfileField, String> profile(Transaction tx, Mail mail) {
        return tx.users()
                .findByEmail(mail.recipient().address())
                .flatMap(user -> tx.profiles().find(user.id()))
                .map(profile -> profile.values())
                .orElse(Map.of());
    }

    private void sent(Mail mail) {
        store.execute(tx -> tx.mails().sent(mail.id()));
        sent.increment();
        LOG.info("mail {} ({}) was sent", mail.id(), mail.kind());
    }

    private void postpone(Mail mail, String answer) {
        var due = clock.instant().plus(RetryDelays.after(mail.state().attempts()));
        if (due.isAfter(mail.until())) {
            end(mail, MailStatus.FAILED, answer);
            return;
        }
        record(mail, new MailState(MailStatus.WAITING, mail.state().attempts(), due, answer));
        deferred.increment();
        LOG.warn("mail {} ({}) waits until {}: {}", mail.id(), mail.kind(), due, answer);
    }

    private void end(Mail mail, MailStatus status, String answer) {
        record(mail, new MailState(status, mail.state().attempts(), mail.state().due(), answer));
        failed.increment();
        LOG.warn("mail {} ({}) is not sent: {}", mail.id(), mail.kind(), answer);
    }

    private void record(Mail mail, MailState state) {
        store.execute(tx -> tx.mails().failed(mail, state));
    }

    /** Mails that this node sent. */
    public long sent() {
        return sent.sum();
    }

    /** Attempts of this node after which the mail waits. */
    public long deferred() {
        return deferred.sum();
    }

    /** Mails that this node gave up. */
    public long failed() {
        return failed.sum();
    }

    @Override
    public void close() {
        smtp.close();
    }
}
