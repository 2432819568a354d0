package dev.steelyard.mail;

import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.id.IdGenerator;
import dev.steelyard.domain.key.EncryptedValue;
import dev.steelyard.domain.mail.Mail;
import dev.steelyard.domain.mail.MailFact;
import dev.steelyard.domain.mail.MailFacts;
import dev.steelyard.domain.mail.MailKind;
import dev.steelyard.domain.mail.MailRecipient;
import dev.steelyard.domain.mail.MailState;
import dev.steelyard.domain.mail.MailStatus;
import dev.steelyard.domain.mail.WaitingMail;
import dev.steelyard.domain.user.EmailAddress;
import dev.steelyard.store.SchemaMigrator;
import dev.steelyard.store.StoreFactory;
import dev.steelyard.store.sql.transaction.SqlStore;
import dev.steelyard.testkit.Databases;
import dev.steelyard.testkit.MovableClock;
import dev.steelyard.tls.TrustedCertificates;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.temporal.ChronoUnit;

/** An outbox on a database of its own, whose contents are not sealed, and its sender. */
final class Outbox implements AutoCloseable {
    static final String LINK = "https://auth.example.com/oidc/invitation?link=sy_hl_1";

    final MovableClock clock = new MovableClock();
    final SqlStore store;
    private final IdGenerator ids = new IdGenerator(clock, new SecureRandom());

    Outbox() {
        var url = Databases.sqlite();
        SchemaMigrator.migrate(url);
        store = StoreFactory.open(url, clock, 4);
    }

    OutboxSender sender(SmtpSettings settings) {
        return sender(settings, "https://auth.example.com/oidc");
    }

    OutboxSender sender(SmtpSettings settings, String issuer) {
        return new OutboxSender(
                store,
                clock,
                EncryptedValue::bytes,
                new MailComposer("Weighing", URI.create(issuer)),
                new SmtpSender(settings, "Weighing", clock),
                "en");
    }

    /** Without encryption and login. */
    static SmtpSettings plain(int port) {
        return settings(port, SmtpSecurity.NONE, TrustedCertificates.none("mail"));
    }

    static SmtpSettings settings(int port, SmtpSecurity security, TrustedCertificates trust) {
        return new SmtpSettings(
                "localhost",
                port,
                security,
                new EmailAddress("no-reply@example.com"),
                null,
                null,
                trust,
                Duration.ofSeconds(2));
    }

    Mail invitation(String address) {
        return write(address, false);
    }

    Mail write(String address, boolean decoy) {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Id<Mail> id = ids.next();
        var mail =
                new Mail(
                        id,
                        MailKind.INVITATION,
                        MailRecipient.of(new EmailAddress(address)),
                        decoy,
                        now,
                        now.plus(Duration.ofDays(3)),
                        new MailState(MailStatus.WAITING, 0, now, null));
        var facts =
                MailFacts.NONE
                        .with(MailFact.RESELLER, "Northern Scales")
                        .with(MailFact.APPLICATION, "Mill Lane")
                        .with(MailFact.COMPANY, "Mill Lane <Aggregates> Ltd")
                        .with(MailFact.ROLES, "Weighbridge reader")
                        .with(MailFact.LINK, LINK)
                        .with(MailFact.EXPIRES, now.plus(Duration.ofDays(7)));
        store.execute(tx -> tx.mails().insert(mail, new EncryptedValue(id.hex(), facts.bytes())));
        return mail;
    }

    /** Sends what is due, one after the other. */
    static void round(OutboxSender sender) {
        for (WaitingMail waiting : sender.due(100, 100)) {
            sender.send(waiting.mail());
        }
    }

    MailState state(Mail mail) {
        return store.read(tx -> tx.mails().find(mail.id())).orElseThrow().state();
    }

    @Override
    public void close() {
        store.close();
    }
}
