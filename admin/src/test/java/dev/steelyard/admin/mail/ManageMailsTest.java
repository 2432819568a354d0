package dev.steelyard.admin.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.admin.running.Administration;
import dev.steelyard.admin.running.Result;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.mail.Mail;
import dev.steelyard.domain.mail.MailFact;
import dev.steelyard.domain.mail.MailFacts;
import dev.steelyard.domain.mail.MailKind;
import dev.steelyard.domain.mail.MailRecipient;
import dev.steelyard.domain.mail.MailState;
import dev.steelyard.domain.mail.MailStatus;
import dev.steelyard.domain.user.EmailAddress;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class ManageMailsTest {
    private static final Administration ADMIN = Administration.withMail();
    private static final MailWriter MAILS = ADMIN.manage.context().mails();
    private static final String SECRET = "https://auth.example.com/oidc/reset?link=sy_al_secret";

    @AfterAll
    static void stop() {
        ADMIN.close();
    }

    private static Result test(String email) {
        return ADMIN.post(ADMIN.operator, "/mails", Map.of("email", email));
    }

    private static boolean reset(String email, boolean known) {
        var recipient = MailRecipient.of(new EmailAddress(email));
        var facts = MailFacts.NONE.with(MailFact.LINK, SECRET);
        return ADMIN.store()
                .write(
                        tx ->
                                known
                                        ? MAILS.send(tx, MailKind.PASSWORD_RESET, recipient, facts)
                                        : MAILS.decoy(
                                                tx, MailKind.PASSWORD_RESET, recipient, facts));
    }

    private static void bounce(String id) {
        var now = ADMIN.clock.instant();
        ADMIN.store()
                .execute(
                        tx ->
                                tx.mails()
                                        .failed(
                                                tx.mails().find(new Id<Mail>(id)).orElseThrow(),
                                                new MailState(
                                                        MailStatus.BOUNCED, 0, now, "550 no")));
    }

    @Test
    void listed_withoutTextAndLink() {
        assertThat(reset("anna@example.com", true)).isTrue();

        var listed = ADMIN.get(ADMIN.operator, "/mails").done();

        assertThat(listed.written())
                .contains("password_reset", "anna@example.com", "waiting")
                .doesNotContain("sy_al_", "link");
    }

    @Test
    void unknownAddress_isListedAsAKnownOne_andLimitedAsOne() {
        for (int i = 0; i < 3; i++) {
            assertThat(reset("nobody@example.com", false)).isTrue();
            assertThat(reset("somebody@example.com", true)).isTrue();
        }

        assertThat(reset("nobody@example.com", false)).isFalse();
        assertThat(reset("somebody@example.com", true)).isFalse();
        ADMIN.clock.move(Duration.ofDays(1));
        assertThat(reset("nobody@example.com", false)).isTrue();
    }

    @Test
    void test_waitsAsEveryMail() {
        var made = test("berta@example.com").done();

        assertThat(made.text("status")).isEqualTo("waiting");
        assertThat(made.text("kind")).isEqualTo("test");
    }

    @Test
    void test_whileMailIsOff_isRefusedWithWhatToDo() {
        try (var off = new Administration()) {
            var refused = off.post(off.operator, "/mails", Map.of("email", "anna@example.com"));

            assertThat(refused.conflict().message()).contains("set mail.host");
        }
    }

    @Test
    void bounced_waitsAgainAfterRetry_once() {
        var id = test("clare@example.com").done().text("_id");
        var path = "/mails/" + id + "/retry";
        ADMIN.post(ADMIN.operator, path, Map.of()).conflict();
        bounce(id);
        assertThat(ADMIN.get(ADMIN.operator, "/mails?status=bounced").done().written())
                .contains(id, "550 no", "due=null");

        var again = ADMIN.post(ADMIN.operator, path, Map.of()).done();

        assertThat(again.text("status")).isEqualTo("waiting");
        ADMIN.post(ADMIN.operator, path, Map.of()).conflict();
    }
}
