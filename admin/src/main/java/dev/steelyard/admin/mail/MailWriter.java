package dev.steelyard.admin.mail;

import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.id.IdGenerator;
import dev.steelyard.domain.key.EncryptedValue;
import dev.steelyard.domain.mail.Mail;
import dev.steelyard.domain.mail.MailFact;
import dev.steelyard.domain.mail.MailFacts;
import dev.steelyard.domain.mail.MailKind;
import dev.steelyard.domain.mail.MailRecipient;
import dev.steelyard.domain.mail.MailSettings;
import dev.steelyard.domain.mail.MailState;
import dev.steelyard.domain.mail.MailStatus;
import dev.steelyard.domain.store.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Writes mails into the outbox, in the transaction that causes them. It writes nothing while mail
 * is off, and beyond the limits per address and per reseller. No limit holds back the notice of a
 * changed address. Thread-safe.
 */
public final class MailWriter {
    /** How long the mail server may be unavailable before a mail fails. */
    public static final Duration TRIED_FOR = Duration.ofDays(3);

    /** Mails of one kind to one address in 24 hours, beyond the limit, for {@link #withReserve}. */
    private static final int RESERVE = 10;

    private static final Duration DAY = Duration.ofDays(1);

    private final MailSettings settings;
    private final IdGenerator ids;
    private final InstantSource clock;
    private final BiFunction<String, byte[], EncryptedValue> seal;

    /**
     * @param seal seals a content, for a label, under the master key
     */
    public MailWriter(
            MailSettings settings,
            IdGenerator ids,
            InstantSource clock,
            BiFunction<String, byte[], EncryptedValue> seal) {
        this.settings = settings;
        this.ids = ids;
        this.clock = clock;
        this.seal = seal;
    }

    /** A writer that writes nothing, for example data. */
    public MailWriter silent() {
        return with(null, settings.perAddress());
    }

    /** A writer that writes more mails to one address, for causes that no stranger repeats. */
    public MailWriter withReserve() {
        return with(settings.host(), settings.perAddress() + RESERVE);
    }

    private MailWriter with(@Nullable String host, int perAddress) {
        var other = new MailSettings(host, settings.language(), perAddress, settings.perReseller());
        return new MailWriter(other, ids, clock, seal);
    }

    /** Whether mails are sent. If not, links are shown to those who create them. */
    public boolean isOn() {
        return settings.on();
    }

    /**
     * Writes a mail.
     *
     * @param facts what the text mentions; see {@link MailFact}
     * @return false: mail is off, or the limit of the address or of the reseller is reached
     */
    public boolean send(Transaction tx, MailKind kind, MailRecipient recipient, MailFacts facts) {
        return write(tx, kind, recipient, facts).isPresent();
    }

    /** As {@link #send}; answers the mail. */
    Optional<Mail> write(Transaction tx, MailKind kind, MailRecipient recipient, MailFacts facts) {
        return write(tx, kind, recipient, facts, false);
    }

    /**
     * Writes a mail that is discarded in its turn, by the statements of {@link #send}: for an
     * address without an account, where nothing may tell known from unknown addresses.
     */
    public boolean decoy(Transaction tx, MailKind kind, MailRecipient recipient, MailFacts facts) {
        return write(tx, kind, recipient, facts, true).isPresent();
    }

    private Optional<Mail> write(
            Transaction tx,
            MailKind kind,
            MailRecipient recipient,
            MailFacts facts,
            boolean decoy) {
        if (!settings.on() || limited(tx, kind, recipient)) {
            return Optional.empty();
        }
        var now = now();
        Id<Mail> id = ids.next();
        var mail =
                new Mail(
                        id,
                        kind,
                        recipient,
                        decoy,
                        now,
                        until(now, facts),
                        new MailState(MailStatus.WAITING, 0, now, null));
        tx.mails().insert(mail, seal.apply(id.hex(), facts.bytes()));
        return Optional.of(mail);
    }

    private boolean limited(Transaction tx, MailKind kind, MailRecipient recipient) {
        // Only this mail can bring an address back. Each took the proof of another address.
        if (kind == MailKind.ADDRESS_CHANGED) {
            return false;
        }
        var since = now().minus(DAY);
        return tx.mails().countTo(kind, recipient, since) >= settings.perAddress()
                || recipient.owner() != null
                        && tx.mails().countOf(recipient, since) >= settings.perReseller();
    }

    /** A mail is not sent after its link has ended. */
    private static Instant until(Instant now, MailFacts facts) {
        var last = now.plus(TRIED_FOR);
        return facts.time(MailFact.EXPIRES).filter(ends -> ends.isBefore(last)).orElse(last);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
