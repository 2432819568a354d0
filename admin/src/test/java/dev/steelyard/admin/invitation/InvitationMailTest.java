package dev.steelyard.admin.invitation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.admin.running.Administration;
import dev.steelyard.admin.running.Catalogue;
import dev.steelyard.admin.running.Result;
import dev.steelyard.admin.running.Tenant;
import dev.steelyard.domain.mail.Mail;
import dev.steelyard.domain.mail.MailFact;
import dev.steelyard.domain.mail.MailFacts;
import dev.steelyard.domain.mail.MailKind;
import dev.steelyard.domain.refusal.RefusalCode;
import dev.steelyard.domain.search.PageRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** With mail on, the link of an invitation goes to the invited address and to nobody else. */
class InvitationMailTest {
    private static final Administration ADMIN = Administration.withMail();

    static {
        Catalogue.create(ADMIN);
    }

    private final Tenant tenant = Tenant.create(ADMIN, "North");
    private final String role = tenant.role(ADMIN, "Reader", "documents:read");

    @AfterAll
    static void stop() {
        ADMIN.close();
    }

    private Result invite(String email) {
        return ADMIN.post(
                tenant.staff(),
                tenant.path("/invitations"),
                Map.of("email", email, "roles", List.of(role)));
    }

    private static Mail mailTo(String email) {
        return ADMIN.store().read(tx -> tx.mails().list(null, PageRequest.FIRST)).stream()
                .filter(mail -> mail.recipient().address().written().equals(email))
                .findFirst()
                .orElseThrow();
    }

    private static MailFacts facts(Mail mail) {
        var content = ADMIN.store().read(tx -> tx.mails().content(mail.id())).orElseThrow();
        return MailFacts.of(content.bytes());
    }

    @Test
    void invited_linkIsMailed_andNotInTheAnswer() {
        var made = invite("anna@example.com").done();

        assertThat(made.written()).doesNotContain("sy_hl_");
        assertThat(made.flag("mailed")).isTrue();
        var mail = mailTo("anna@example.com");
        assertThat(mail.kind()).isEqualTo(MailKind.INVITATION);
        assertThat(mail.recipient().owner()).hasToString(tenant.reseller());
        assertThat(facts(mail).find(MailFact.LINK).orElseThrow()).contains("sy_hl_");
        assertThat(facts(mail).find(MailFact.ROLES)).contains("Reader");
        assertThat(mail.until()).isEqualTo(mail.written().plus(Duration.ofDays(3)));
    }

    @Test
    void staff_linkIsMailed_andNotInTheAnswer() {
        var made =
                ADMIN.post(
                                ADMIN.operator,
                                "/staff-invitations",
                                Map.of(
                                        "email",
                                        "rita@example.com",
                                        "permissions",
                                        List.of("manage.clients:read")))
                        .done();

        assertThat(made.written()).doesNotContain("sy_hl_");
        assertThat(mailTo("rita@example.com").kind()).isEqualTo(MailKind.STAFF_INVITATION);
    }

    @Test
    void tooManyToOneAddress_areRefused_andNothingIsInvited() {
        invite("full@example.com").done();
        invite("full@example.com").done();
        invite("full@example.com").done();

        var refused = invite("full@example.com");

        refused.forbidden(RefusalCode.LIMIT_REACHED);
        assertThat(ADMIN.get(tenant.staff(), tenant.path("/invitations")).data()).hasSize(3);
    }

    @Test
    void tooManyOfOneReseller_areRefused() {
        for (int i = 0; i < 5; i++) {
            invite("guest" + i + "@example.com").done();
        }

        invite("guest6@example.com").forbidden(RefusalCode.LIMIT_REACHED);
    }
}
