package dev.steelyard.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.domain.mail.Mail;
import dev.steelyard.domain.mail.MailStatus;
import dev.steelyard.testkit.PrivateAuthority;
import dev.steelyard.testkit.ScriptedSmtpServer;
import dev.steelyard.testkit.ScriptedSmtpServer.Script;
import dev.steelyard.tls.TrustedCertificates;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Mail servers that hang, refuse, deceive or end in the middle of a mail. */
@SuppressWarnings("NullAway.Init")
class UnreliableServerTest {
    @TempDir static Path folder;

    private static PrivateAuthority authority;
    private static SSLContext tls;

    private final Outbox outbox = new Outbox();

    @BeforeAll
    static void certify() {
        authority = new PrivateAuthority(folder);
        tls = authority.server("localhost");
    }

    @AfterEach
    void close() {
        outbox.close();
    }

    private static TrustedCertificates trust() {
        return TrustedCertificates.read("mail.trusted_certificates", authority.pem());
    }

    private static SmtpSettings starttls(ScriptedSmtpServer server) {
        return Outbox.settings(server.port(), SmtpSecurity.STARTTLS, trust());
    }

    /** Sends one mail to a server that holds {@code script}, without encryption. */
    private Mail sent(Script script) {
        try (var server = new ScriptedSmtpServer(script)) {
            return sent(server, Outbox.plain(server.port()));
        }
    }

    private Mail sent(ScriptedSmtpServer server, SmtpSettings settings) {
        var mail = outbox.invitation("anna@example.com");
        var before = System.nanoTime();
        try (var sender = outbox.sender(settings)) {
            Outbox.round(sender);
        }
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(10));
        // The connection is closed, whatever the server does.
        while (server.open() > 0) {
            LockSupport.parkNanos(1_000_000);
        }
        return mail;
    }

    private void assertWaits(Mail mail) {
        assertThat(outbox.state(mail).status()).isEqualTo(MailStatus.WAITING);
        outbox.clock.move(Duration.ofMinutes(1));
        try (var recovered =
                        new ScriptedSmtpServer(
                                smtp -> {
                                    smtp.greet();
                                    smtp.take();
                                });
                var sender = outbox.sender(Outbox.plain(recovered.port()))) {
            Outbox.round(sender);
            assertThat(recovered.mails()).hasSize(1);
        }
        assertThat(outbox.state(mail).status()).isEqualTo(MailStatus.SENT);
    }

    @Test
    void starttls_ofATrustedServer_encryptsTheMail() {
        try (var server = offering(tls)) {
            var mail = sent(server, starttls(server));

            assertThat(outbox.state(mail).status()).isEqualTo(MailStatus.SENT);
            assertThat(server.mails()).hasSize(1);
        }
    }

    @Test
    void starttls_thatIsNotOffered_nothingIsSent() {
        try (var server =
                new ScriptedSmtpServer(
                        smtp -> {
                            smtp.greet();
                            smtp.take();
                        })) {
            var mail = sent(server, starttls(server));

            assertThat(server.mails()).isEmpty();
            assertThat(outbox.state(mail).answer()).contains("STARTTLS is required");
            assertWaits(mail);
        }
    }

    @Test
    void certificateOfAnUnknownAuthority_nothingIsSent() {
        try (var server = offering(tls)) {
            var none = TrustedCertificates.none("mail.trusted_certificates");
            var mail = sent(server, Outbox.settings(server.port(), SmtpSecurity.STARTTLS, none));

            assertThat(server.mails()).isEmpty();
            assertThat(outbox.state(mail).status()).isEqualTo(MailStatus.WAITING);
            assertThat(outbox.state(mail).answer()).contains("certification path");
        }
    }

    @Test
    void certificateOfAnotherName_nothingIsSent() {
        try (var server = offering(authority.server("mail.example.com"))) {
            var mail = sent(server, starttls(server));

            assertThat(server.mails()).isEmpty();
            assertThat(outbox.state(mail).status()).isEqualTo(MailStatus.WAITING);
            assertThat(outbox.state(mail).answer()).contains("matching localhost");
        }
    }

    private static ScriptedSmtpServer offering(SSLContext tls) {
        return new ScriptedSmtpServer(
                smtp -> {
                    smtp.greet("STARTTLS");
                    smtp.startTls(tls);
                    smtp.ehlo();
                    smtp.take();
                });
    }

    @Test
    void silenceInsteadOfAGreeting_mailArrivesLater() {
        assertWaits(sent(smtp -> smtp.hang()));
    }

    /** Each line comes in time; only the limit of the whole ends it. */
    @Test
    void drip_endsAtTheLimit_mailArrivesLater() {
        var mail =
                sent(
                        smtp -> {
                            smtp.say("220 mail.test ESMTP");
                            while (true) {
                                smtp.say("250-MORE");
                                LockSupport.parkNanos(300_000_000);
                            }
                        });

        assertThat(outbox.state(mail).answer()).contains("no answer within");
        assertWaits(mail);
    }

    @Test
    void hangAfterTheContent_mailArrivesLater() {
        assertWaits(
                sent(
                        smtp -> {
                            smtp.greet();
                            smtp.envelope();
                            smtp.content();
                            smtp.hang();
                        }));
    }

    @Test
    void endInTheMiddleOfTheContent_mailArrivesLater() {
        assertWaits(
                sent(
                        smtp -> {
                            smtp.greet();
                            smtp.envelope();
                            smtp.hear();
                            smtp.hear();
                        }));
    }

    @Test
    void takenButCutOffBeforeTheAnswer_comesAgainWithTheSameId() {
        var count = new AtomicInteger();
        try (var server =
                new ScriptedSmtpServer(
                        smtp -> {
                            smtp.greet();
                            if (count.incrementAndGet() == 1) {
                                smtp.envelope();
                                smtp.took(smtp.content());
                            } else {
                                smtp.take();
                            }
                        })) {
            var mail = sent(server, Outbox.plain(server.port()));
            outbox.clock.move(Duration.ofMinutes(1));
            try (var sender = outbox.sender(Outbox.plain(server.port()))) {
                Outbox.round(sender);
            }

            assertThat(server.mails())
                    .hasSize(2)
                    .allSatisfy(
                            each ->
                                    assertThat(each)
                                            .contains("<" + mail.id() + "@auth.example.com>"));
            assertThat(outbox.state(mail).status()).isEqualTo(MailStatus.SENT);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"451 later", "421 closing", "452 full"})
    void recipientRefusedForNow_mailArrivesLater(String answer) {
        assertWaits(
                sent(
                        smtp -> {
                            smtp.greet();
                            smtp.hear();
                            smtp.say("250 sender ok");
                            smtp.hear();
                            smtp.say(answer);
                            smtp.hang();
                        }));
    }

    @Test
    void recipientRefusedForGood_bounces_andTheAddressIsNotRepeated() {
        var mail =
                sent(
                        smtp -> {
                            smtp.greet();
                            smtp.hear();
                            smtp.say("250 sender ok");
                            smtp.hear();
                            smtp.say("550 5.1.1 <anna@example.com>: user unknown");
                            smtp.hang();
                        });

        assertThat(outbox.state(mail).status()).isEqualTo(MailStatus.BOUNCED);
        assertThat(outbox.state(mail).answer())
                .contains("550 5.1.1")
                .contains("user unknown")
                .doesNotContain("anna@");
    }

    @Test
    void contentRefusedForGood_bounces() {
        var mail =
                sent(
                        smtp -> {
                            smtp.greet();
                            smtp.envelope();
                            smtp.content();
                            smtp.say("554 looks like spam");
                            smtp.hear();
                            smtp.say("250 reset");
                            smtp.hang();
                        });

        assertThat(outbox.state(mail).status()).isEqualTo(MailStatus.BOUNCED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"554 no service", "530 5.7.0 STARTTLS first", "550 sender unknown"})
    void sessionOrSenderRefused_mailArrivesLater(String answer) {
        assertWaits(
                sent(
                        smtp -> {
                            if (answer.startsWith("554")) {
                                smtp.say(answer);
                            } else {
                                smtp.greet();
                                smtp.hear();
                                smtp.say(answer);
                            }
                            smtp.hang();
                        }));
    }

    /** A node that was killed never records a result. */
    @Test
    void nodeKilledWhileItSends_anotherSendsAfterItsTime() {
        var mail = outbox.invitation("anna@example.com");
        var now = outbox.clock.instant();
        outbox.store.write(
                tx -> tx.mails().take(mail.id(), now, now.plusSeconds(30)).orElseThrow());
        try (var server =
                        new ScriptedSmtpServer(
                                smtp -> {
                                    smtp.greet();
                                    smtp.take();
                                });
                var sender = outbox.sender(Outbox.plain(server.port()))) {
            outbox.clock.move(Duration.ofSeconds(29));
            Outbox.round(sender);
            assertThat(server.connections()).isZero();
            outbox.clock.move(Duration.ofSeconds(1));
            Outbox.round(sender);
            assertThat(server.mails()).hasSize(1);
        }
        assertThat(outbox.state(mail).status()).isEqualTo(MailStatus.SENT);
    }
}
