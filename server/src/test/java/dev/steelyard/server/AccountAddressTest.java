package dev.steelyard.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.domain.factor.AuthenticatorApp;
import dev.steelyard.domain.mail.Mail;
import dev.steelyard.domain.mail.MailFact;
import dev.steelyard.domain.mail.MailFacts;
import dev.steelyard.domain.mail.MailKind;
import dev.steelyard.domain.search.PageRequest;
import dev.steelyard.domain.user.User;
import dev.steelyard.http.source.Proxies;
import dev.steelyard.server.outgoing.OutgoingSettings;
import dev.steelyard.server.settings.MutualTls;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** The page that changes the address of an account, and the links in its mails. */
class AccountAddressTest {
    private static final String PAGE = "/oidc/account/profile/address";
    private static final RunningServer SERVER =
            new RunningServer(
                    RunningServer.ISSUER,
                    Proxies.NONE,
                    OutgoingSettings.SAFE,
                    MutualTls.NONE,
                    Map.of("mail.host", "mail.example.com"));

    private static int count;

    private final User user = SERVER.addMember("address" + count++ + "@example.com");
    private final Browser browser = SERVER.browser();

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    private Browser.Page login(String page) {
        var credentials = Map.of("email", user.email().written(), "password", Platform.PASSWORD);
        return browser.submit(browser.open(page), credentials);
    }

    private static Optional<Mail> mail(String address, MailKind kind) {
        return SERVER.store.read(tx -> tx.mails().list(null, PageRequest.FIRST).reversed()).stream()
                .filter(mail -> mail.recipient().address().written().equals(address))
                .filter(mail -> mail.kind() == kind)
                .reduce((_, last) -> last);
    }

    /** The path that the link in a mail leads to. */
    private static String link(String address, MailKind kind) {
        var mail = mail(address, kind).orElseThrow();
        var content = SERVER.store.read(tx -> tx.mails().content(mail.id())).orElseThrow();
        var facts = MailFacts.of(SERVER.core.sealedKeys().open(content));
        var link = URI.create(facts.find(MailFact.LINK).orElseThrow());
        return link.getPath() + "?" + link.getQuery();
    }

    private String now() {
        return SERVER.store.read(tx -> tx.users().find(user.id())).orElseThrow().email().written();
    }

    private String asked() {
        var address = "new" + count++ + "@example.com";
        var page = browser.submit(login(PAGE), Map.of("email", address));
        assertThat(page.body()).contains("A mail was sent to the new address");
        return address;
    }

    @Test
    void confirmed_getChangesNothing_thenTheOldAddressUndoesIt_andANewPasswordIsSet() {
        SERVER.store.execute(tx -> tx.users().changeAddress(user, user.email(), true));
        var address = asked();
        assertThat(browser.open(PAGE).body()).contains(address + " waits to be confirmed");
        assertThat(browser.open("/oidc/account/profile").body()).contains(address + " waits");
        var path = link(address, MailKind.ADDRESS_CONFIRMATION);
        var question = browser.open(path);
        assertThat(question.body()).contains("Use " + address + " for this account?");
        assertThat(now()).isEqualTo(user.email().written());

        var done = browser.submit(question, Map.of());

        assertThat(done.body()).contains("Your address is confirmed", address);
        assertThat(now()).isEqualTo(address);
        assertThat(browser.open(path).body()).contains("This link was used already");

        var mailbox = SERVER.browser();
        var undo = mailbox.open(link(user.email().written(), MailKind.ADDRESS_CHANGED));
        assertThat(undo.body())
                .contains("Undo the change of address", user.email().written())
                .doesNotContain(address);
        assertThat(now()).isEqualTo(address);
        var undone = mailbox.submit(undo, Map.of());
        assertThat(undone.body()).contains("The account uses " + user.email().written());
        assertThat(now()).isEqualTo(user.email().written());
        assertThat(browser.open(PAGE).has("name=\"password\"")).isTrue();
        assertThat(login(PAGE).has("name=\"password\"")).as("no password is right").isTrue();

        var set = mailbox.submit(undone, Map.of("password", "seven quiet brown fields"));
        assertThat(set.body()).contains("Your password is set");
    }

    @Test
    void factorsFromBeforeTheChange_areNamedAfterTheUndo() {
        SERVER.store.execute(tx -> tx.users().changeAddress(user, user.email(), true));
        var path = link(asked(), MailKind.ADDRESS_CONFIRMATION);
        browser.submit(browser.open(path), Map.of());
        var before = SERVER.clock.instant().minus(Duration.ofDays(1));
        var app = new AuthenticatorApp(SERVER.platform.next(), user.id(), before, 0, null);
        SERVER.store.execute(tx -> tx.authenticatorApps().insert(app));

        var mailbox = SERVER.browser();
        var undo = mailbox.open(link(user.email().written(), MailKind.ADDRESS_CHANGED));
        assertThat(mailbox.submit(undo, Map.of()).body())
                .contains("passkeys: 0, authenticator apps: 1", "ask the operator");
    }

    @Test
    void addressWithAnAccount_hasTheSameAnswer() {
        var other = SERVER.addMember("address" + count++ + "@example.com").email().written();
        var free = asked();
        var first = browser.open(PAGE).body();

        var second = browser.submit(browser.open(PAGE), Map.of("email", other));

        assertThat(second.body()).contains("A mail was sent to the new address");
        assertThat(withoutToken(browser.open(PAGE).body()).replace(other, free))
                .isEqualTo(withoutToken(first));
        assertThat(mail(other, MailKind.ADDRESS_TAKEN)).isPresent();
        assertThat(mail(other, MailKind.ADDRESS_CONFIRMATION)).isEmpty();
    }

    private static String withoutToken(String page) {
        return page.replaceAll("name=\"csrf\" value=\"[^\"]*\"", "");
    }

    @Test
    void addressThatIsNone_orOnesOwn_isRefused() {
        var page = login(PAGE);
        assertThat(browser.submit(page, Map.of("email", "nobody")).body())
                .contains("This is no email address");
        SERVER.store.execute(tx -> tx.users().changeAddress(user, user.email(), true));
        assertThat(browser.submit(page, Map.of("email", user.email().written())).body())
                .contains("This is your address already");
    }

    @Test
    void linkOfAnotherUser_withoutALogin_orWithAnOldOne_confirmsNothing() {
        var address = asked();
        var path = link(address, MailKind.ADDRESS_CONFIRMATION);
        var question = browser.open(path);
        var stranger = SERVER.browser();
        assertThat(stranger.open(path).has("name=\"password\"")).isTrue();
        var other = SERVER.addMember("address" + count++ + "@example.com");
        var seen =
                stranger.submit(
                        stranger.open(path),
                        Map.of("email", other.email().written(), "password", Platform.PASSWORD));
        assertThat(seen.body()).contains("This link no longer works");

        SERVER.clock.move(Duration.ofMinutes(11));
        assertThat(browser.submit(question, Map.of()).has("name=\"password\"")).isTrue();
        assertThat(now()).isEqualTo(user.email().written());
    }

    @Test
    void cancelled_isNoLongerShown() {
        var address = asked();
        var page = browser.submit(browser.open(PAGE), Map.of("cancel", "true"));
        assertThat(page.body()).contains("The change was cancelled").doesNotContain(address);
    }

    @Test
    void moreThanAFew_areRefused() {
        var page = login(PAGE);
        for (int i = 0; i < 5; i++) {
            browser.submit(page, Map.of("email", "many" + count++ + "@example.com"));
        }
        var refused = browser.submit(page, Map.of("email", "many" + count++ + "@example.com"));
        assertThat(refused.status()).isEqualTo(429);
    }

    @Test
    void export_hasTheChangeThatWaits() {
        var address = asked();
        var export = browser.submit(browser.open("/oidc/account/data/export"), Map.of());
        assertThat(export.body()).contains("\"address_change\"", address);
    }

    @Test
    void withoutMail_thePageSaysSo() {
        try (var server = new RunningServer(RunningServer.ISSUER)) {
            var member = server.addMember("offline@example.com");
            var other = server.browser();
            var page =
                    other.submit(
                            other.open(PAGE),
                            Map.of(
                                    "email",
                                    member.email().written(),
                                    "password",
                                    Platform.PASSWORD));
            assertThat(page.body())
                    .contains("This platform sends no mail")
                    .doesNotContain("name=\"email\"");
        }
    }
}
