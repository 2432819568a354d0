package dev.steelyard.admin.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.admin.running.Administration;
import dev.steelyard.admin.running.Catalogue;
import dev.steelyard.admin.running.Tenant;
import dev.steelyard.domain.contact.Contact;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.mail.Mail;
import dev.steelyard.domain.mail.MailKind;
import dev.steelyard.domain.search.PageRequest;
import dev.steelyard.domain.user.EmailAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ExpiryMailerTest {
    private static final String ADDRESS = "support@example.com";

    private final Administration admin = Administration.withMail();
    private final Tenant tenant;
    private final ExpiryMailer mailer;

    ExpiryMailerTest() {
        Catalogue.create(admin);
        tenant = Tenant.create(admin, "North");
        mailer = admin.manage.expiryMailer();
    }

    @AfterEach
    void stop() {
        admin.close();
    }

    private void contact(String holder, boolean confirmed) {
        admin.store()
                .execute(
                        tx -> {
                            var before = tx.contacts().find(new Id<>(holder));
                            tx.contacts()
                                    .set(
                                            new Id<>(holder),
                                            new Contact(
                                                    new EmailAddress(ADDRESS),
                                                    confirmed,
                                                    null,
                                                    null,
                                                    before.version()));
                        });
    }

    private void endsIn(int days) {
        var expiry = admin.clock.instant().plus(Duration.ofDays(days)).toString();
        admin.patch(tenant.staff(), tenant.path(""), Map.of("expiry", expiry)).done();
    }

    private List<Mail> mails(MailKind kind) {
        return admin
                .store()
                .read(tx -> tx.mails().list(null, PageRequest.FIRST).reversed())
                .stream()
                .filter(mail -> mail.kind() == kind)
                .toList();
    }

    @Test
    void term_isTold30And7And1DaysAhead_onceEach() {
        contact(tenant.reseller(), true);
        endsIn(40);
        mailer.tell();
        assertThat(mails(MailKind.APPLICATION_EXPIRES)).isEmpty();

        admin.clock.move(Duration.ofDays(10));
        mailer.tell();
        mailer.tell();
        assertThat(mails(MailKind.APPLICATION_EXPIRES)).hasSize(1);
        admin.clock.move(Duration.ofDays(23));
        mailer.tell();
        mailer.tell();
        assertThat(mails(MailKind.APPLICATION_EXPIRES)).hasSize(2);
        admin.clock.move(Duration.ofDays(6));
        mailer.tell();
        mailer.tell();
        assertThat(mails(MailKind.APPLICATION_EXPIRES)).hasSize(3);
        admin.clock.move(Duration.ofDays(1));
        mailer.tell();
        assertThat(mails(MailKind.APPLICATION_EXPIRES)).hasSize(3);
    }

    @Test
    void contactThatIsNotConfirmed_getsNothing_untilItIs() {
        contact(tenant.reseller(), false);
        endsIn(5);
        mailer.tell();
        assertThat(mails(MailKind.APPLICATION_EXPIRES)).isEmpty();

        contact(tenant.reseller(), true);
        mailer.tell();

        assertThat(mails(MailKind.APPLICATION_EXPIRES)).hasSize(1);
    }

    @Test
    void oneAddressOfBoth_getsOneMail() {
        contact(tenant.reseller(), true);
        contact(tenant.application(), true);
        endsIn(5);

        mailer.tell();

        assertThat(mails(MailKind.APPLICATION_EXPIRES)).hasSize(1);
    }

    @Test
    void extendedTerm_isToldAgain() {
        contact(tenant.reseller(), true);
        endsIn(5);
        mailer.tell();
        endsIn(6);

        mailer.tell();

        assertThat(mails(MailKind.APPLICATION_EXPIRES)).hasSize(2);
    }

    @Test
    void secretThatEnds_isTold() {
        contact(tenant.application(), true);
        var role = tenant.role(admin, "Reader", "documents:read");
        var client = tenant.client(admin, role).text("_id");
        var secrets = "/clients/" + client + "/secrets";
        var secret = admin.get(tenant.staff(), secrets).data().getFirst().text("_id");
        var expires = admin.clock.instant().plus(Duration.ofDays(3)).toString();
        admin.patch(tenant.staff(), secrets + "/" + secret, Map.of("expires", expires)).done();

        mailer.tell();
        mailer.tell();

        assertThat(mails(MailKind.CREDENTIAL_EXPIRES))
                .singleElement()
                .matches(mail -> mail.recipient().address().written().equals(ADDRESS));
    }
}
