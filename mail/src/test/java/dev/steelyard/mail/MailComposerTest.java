package dev.steelyard.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.mail.Mail;
import dev.steelyard.domain.mail.MailFact;
import dev.steelyard.domain.mail.MailFacts;
import dev.steelyard.domain.mail.MailKind;
import dev.steelyard.domain.mail.MailRecipient;
import dev.steelyard.domain.mail.MailState;
import dev.steelyard.domain.mail.MailStatus;
import dev.steelyard.domain.user.EmailAddress;
import java.net.URI;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class MailComposerTest {
    private static final Instant NOW = Instant.parse("2026-12-01T12:00:00Z");

    private final MailComposer composer =
            new MailComposer("Weighing", URI.create("https://auth.example.com/oidc"));

    @Test
    void factor_isNamedInTheReadersLanguage_withTheLinkToItsPage() {
        var facts = MailFacts.NONE.with(MailFact.TIME, NOW).with(MailFact.FACTOR, "passkey");

        var composed =
                composer.compose(
                        mail(MailKind.FACTOR_ADDED), facts, MailComposer.Reader.of("de", null));

        assertThat(composed.text())
                .contains("einen neuen zweiten Faktor: Passkey")
                .contains("https://auth.example.com/oidc/account/security");
    }

    private static Mail mail(MailKind kind) {
        return new Mail(
                new Id<>("665f00000000000000000001"),
                kind,
                MailRecipient.of(new EmailAddress("anna@example.com")),
                false,
                NOW,
                NOW,
                new MailState(MailStatus.WAITING, 0, NOW, null));
    }
}
