package dev.steelyard.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.domain.link.AccountLink;
import dev.steelyard.domain.link.AccountLink.Purpose;
import dev.steelyard.domain.secret.Secret;
import dev.steelyard.domain.secret.SecretKind;
import dev.steelyard.domain.user.EmailAddress;
import dev.steelyard.domain.user.User;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A link of one purpose does nothing at the page of another. */
class AccountLinkTest extends ServerTest {
    private static final Map<Purpose, String> PAGES =
            Map.of(
                    Purpose.PASSWORD_RESET, "/oidc/recovery",
                    Purpose.ADDRESS_UNDO, "/oidc/recovery/address",
                    Purpose.ADDRESS_CHANGE, "/oidc/account/profile/address/confirm",
                    Purpose.FACTOR_ENROLMENT, "/oidc/account/security/enrolment");

    /** Pages of other links. */
    private static final List<String> OTHERS =
            List.of("/oidc/invitation", "/oidc/bootstrap", "/oidc/contact", "/oidc/rescue");

    private static int count;

    private User user;
    private Browser browser;
    private Browser stranger;

    @BeforeEach
    void newMember() {
        user = server.addMember("links" + count++ + "@example.com");
        browser = server.browser();
        stranger = server.browser();
    }

    private AccountLink link(Purpose purpose, Secret secret) {
        var link =
                new AccountLink(
                        secret.id(),
                        secret.hash(),
                        user.id(),
                        purpose,
                        null,
                        true,
                        new EmailAddress("other.links@example.com"),
                        server.clock.instant().plus(Duration.ofHours(1)),
                        null,
                        null);
        server.store.execute(tx -> tx.accountLinks().insert(link));
        return link;
    }

    private static Stream<String> others(Purpose purpose) {
        return Stream.concat(
                PAGES.entrySet().stream()
                        .filter(page -> page.getKey() != purpose)
                        .map(Map.Entry::getValue),
                OTHERS.stream());
    }

    @Test
    void everyPurpose_hasAPage() {
        assertThat(PAGES).containsOnlyKeys(Purpose.values());
    }

    private Browser.Page send(String page, Secret secret) {
        var sender = page.startsWith("/oidc/account") ? browser : stranger;
        var form = new HashMap<>(Browser.filled(sender.open("/oidc/account/profile"), Map.of()));
        form.put("link", secret.reveal());
        form.put("password", "seven quiet brown fields");
        form.put("name", "Ada");
        form.put("email", user.email().written());
        return sender.post(page, form);
    }

    @Test
    void linkAtThePageOfAnotherPurpose_isUnknown_andStaysOpen() {
        var login = Map.of("email", user.email().written(), "password", Platform.PASSWORD);
        browser.submit(browser.open("/oidc/account/profile"), login);
        for (var purpose : Purpose.values()) {
            var context = server.core.context();
            var secret = context.secrets().next(SecretKind.ACCOUNT_LINK, context.ids().next());
            var link = link(purpose, secret);
            assertThat(browser.open(PAGES.get(purpose) + "?link=" + secret.reveal()).status())
                    .as(purpose + " at its own page")
                    .isEqualTo(200);
            others(purpose)
                    .forEach(
                            page -> {
                                assertThat(browser.open(page + "?link=" + secret.reveal()).body())
                                        .as(purpose + " at " + page)
                                        .contains("This link no longer works");
                                assertThat(send(page, secret).body())
                                        .as(purpose + " sent to " + page)
                                        .contains("This link no longer works");
                            });
            var now = server.store.read(tx -> tx.accountLinks().find(link.id())).orElseThrow();
            assertThat(now).isEqualTo(link);
        }
        assertThat(server.store.read(tx -> tx.users().find(user.id())).orElseThrow().email())
                .isEqualTo(user.email());
    }
}
