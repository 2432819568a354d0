package dev.steelyard.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.mail.MailStatus;
import dev.steelyard.domain.profile.Profile;
import dev.steelyard.domain.profile.ProfileField;
import dev.steelyard.domain.user.EmailAddress;
import dev.steelyard.domain.user.User;
import dev.steelyard.tls.TrustedCertificates;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Mails of the outbox arrive at a mail server as a reader's program sees them. */
class GreenMailTest {
    private final Outbox outbox = new Outbox();
    private final GreenMail server =
            new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    @BeforeEach
    void start() {
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop();
        outbox.close();
    }

    private OutboxSender sender() {
        return outbox.sender(Outbox.plain(server.getSmtp().getPort()));
    }

    private MimeMessage received() {
        assertThat(server.getReceivedMessages()).hasSize(1);
        return server.getReceivedMessages()[0];
    }

    private static String part(MimeMessage message, int index) throws Exception {
        return (String) ((MimeMultipart) message.getContent()).getBodyPart(index).getContent();
    }

    @Test
    void invitation_arrivesAsTextAndHtml_withItsLinkOnly() throws Exception {
        var mail = outbox.invitation("anna@example.com");

        Outbox.round(sender());

        var message = received();
        assertThat(message.getSubject()).isEqualTo("Northern Scales invites you to Mill Lane");
        assertThat(message.getFrom()[0].toString()).isEqualTo("Weighing <no-reply@example.com>");
        assertThat(message.getAllRecipients()[0].toString()).isEqualTo("anna@example.com");
        assertThat(message.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(message.getMessageID()).isEqualTo("<" + mail.id() + "@auth.example.com>");
        assertThat(part(message, 0))
                .contains("of Mill Lane <Aggregates> Ltd")
                .contains("See the invitation:\r\n" + Outbox.LINK);
        var html = part(message, 1);
        assertThat(html).contains("Mill Lane &lt;Aggregates&gt; Ltd").doesNotContain("<img");
        assertThat(html.split("https?://", -1)).hasSize(5);
        assertThat(html.split("https://auth.example.com/oidc", -1)).hasSize(5);
        assertThat(outbox.state(mail).status()).isEqualTo(MailStatus.SENT);
    }

    @Test
    void readersLanguageAndZone_areThoseOfTheProfile() throws Exception {
        Id<User> id = new Id<>("665f00000000000000000001");
        outbox.store.execute(
                tx -> {
                    tx.users()
                            .insert(
                                    new User(
                                            id,
                                            new EmailAddress("berta@example.com"),
                                            "Berta",
                                            false,
                                            false,
                                            1));
                    tx.profiles()
                            .put(
                                    new Profile(
                                            id,
                                            Map.of(
                                                    ProfileField.LOCALE,
                                                    "de-AT",
                                                    ProfileField.ZONEINFO,
                                                    "Europe/Vienna"),
                                            Instant.EPOCH));
                });
        outbox.clock.move(
                Duration.between(outbox.clock.instant(), Instant.parse("2026-11-30T20:45:00Z")));
        outbox.invitation("Berta@example.com");

        Outbox.round(sender());

        assertThat(received().getSubject()).isEqualTo("Northern Scales lädt Sie zu Mill Lane ein");
        assertThat(part(received(), 0))
                .contains("bis Montag, 7. Dezember 2026, 21:45 MEZ")
                .contains("Einladung ansehen:");
    }

    @Test
    void decoy_isNeverSent_andEndsAsSent() {
        var decoy = outbox.write("nobody@example.com", true);

        Outbox.round(sender());

        assertThat(server.getReceivedMessages()).isEmpty();
        assertThat(outbox.state(decoy).status()).isEqualTo(MailStatus.SENT);
    }

    @Test
    void mailWhoseLinkLeadsToAnEarlierIssuer_isGivenUp() {
        var mail = outbox.invitation("anna@example.com");

        Outbox.round(
                outbox.sender(
                        Outbox.plain(server.getSmtp().getPort()), "https://other.example.com"));

        assertThat(server.getReceivedMessages()).isEmpty();
        assertThat(outbox.state(mail).status()).isEqualTo(MailStatus.FAILED);
        assertThat(outbox.state(mail).answer()).contains("the issuer has changed");
    }

    @Test
    void addressWithOtherLetters_arrives() {
        outbox.invitation("jürgen@example.com");

        Outbox.round(sender());

        assertThat(server.getReceivedMessages()).hasSize(1);
    }

    @Test
    void serverThatIsBackLater_getsTheMailThen_once() {
        var mail = outbox.invitation("anna@example.com");
        var sender = sender();
        int port = server.getSmtp().getPort();
        server.stop();
        Outbox.round(sender);
        assertThat(outbox.state(mail).status()).isEqualTo(MailStatus.WAITING);
        assertThat(outbox.state(mail).answer()).isEqualTo("Connection refused");

        var again = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        again.start();
        try {
            outbox.clock.move(Duration.ofSeconds(59));
            Outbox.round(sender);
            assertThat(again.getReceivedMessages()).isEmpty();
            outbox.clock.move(Duration.ofSeconds(1));
            Outbox.round(sender);
            Outbox.round(sender);
            assertThat(again.getReceivedMessages()).hasSize(1);
        } finally {
            again.stop();
        }
    }

    @Test
    void serverThatStaysAway_isTriedForThreeDays_thenTheMailFails() {
        var mail = outbox.invitation("anna@example.com");
        var sender = outbox.sender(Outbox.plain(1));
        int attempts = 0;
        while (outbox.state(mail).status() == MailStatus.WAITING) {
            Outbox.round(sender);
            attempts++;
            outbox.clock.move(Duration.ofHours(4));
        }

        assertThat(attempts).isBetween(15, 25);
        assertThat(outbox.state(mail).status()).isEqualTo(MailStatus.FAILED);
    }

    @Test
    void login_withUserAndPassword() {
        server.setUser("mailer", "mailer", "mail secret");
        var plain = Outbox.plain(server.getSmtp().getPort());
        var settings =
                new SmtpSettings(
                        plain.host(),
                        plain.port(),
                        plain.security(),
                        plain.from(),
                        "mailer",
                        "mail secret",
                        TrustedCertificates.none("mail"),
                        plain.limit());
        var mail = outbox.invitation("anna@example.com");

        Outbox.round(outbox.sender(settings));

        assertThat(outbox.state(mail).status()).isEqualTo(MailStatus.SENT);
        assertThat(settings.toString()).doesNotContain("mail secret");
    }
}
