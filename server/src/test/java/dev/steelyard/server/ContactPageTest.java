package dev.steelyard.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.domain.contact.Contact;
import dev.steelyard.domain.contact.ContactLink;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.secret.SecretGenerator;
import dev.steelyard.domain.secret.SecretKind;
import dev.steelyard.domain.user.EmailAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The link that confirms the e-mail address of a contact. */
class ContactPageTest extends ServerTest {
    private static final EmailAddress EMAIL = new EmailAddress("support@example.com");

    private Id<?> holder() {
        return platform.application.id();
    }

    private String link() {
        var secret =
                new SecretGenerator(new SecureRandom())
                        .next(SecretKind.CONTACT_LINK, platform.next());
        var expires = server.clock.instant().plus(Duration.ofDays(7));
        platform.change(
                tx -> {
                    tx.contacts().remove(holder());
                    tx.contacts().set(holder(), new Contact(EMAIL, false, null, null, 0));
                    tx.contacts()
                            .open(new ContactLink(secret.id(), secret.hash(), holder(), expires));
                });
        return "/oidc/contact?link=" + secret.reveal();
    }

    private boolean confirmed() {
        return server.store.read(tx -> tx.contacts().find(holder())).confirmed();
    }

    @Test
    void opened_changes_nothing_submitted_confirms_once() {
        var link = link();
        var browser = server.browser();
        var page = browser.open(link);
        assertThat(page.body()).contains(EMAIL.written(), platform.application.name());
        assertThat(confirmed()).isFalse();

        var done = browser.submit(page, Map.of());
        assertThat(done.body()).contains("The address is confirmed");
        assertThat(confirmed()).isTrue();
        assertThat(browser.submit(page, Map.of()).status()).isEqualTo(410);
        assertThat(browser.open(link).status()).isEqualTo(410);
    }

    @Test
    void form_of_another_browser_confirms_nothing() {
        var page = server.browser().open(link());
        assertThat(server.browser().submit(page, Map.of()).status()).isEqualTo(403);
        assertThat(confirmed()).isFalse();
    }

    @Test
    void link_of_an_invitation_or_none_opens_nothing() {
        var invitation = link().replace("sy_cl_", "sy_hl_");
        assertThat(server.browser().open(invitation).status()).isEqualTo(410);
        assertThat(server.browser().open("/oidc/contact").status()).isEqualTo(410);
    }
}
