package dev.steelyard.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.domain.audit.AuditEvent;
import dev.steelyard.domain.factor.Passkey;
import dev.steelyard.domain.user.User;
import dev.steelyard.testkit.SoftAuthenticator;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Passkeys on the account page (Web Authentication Level 3, section 7.1). */
class PasskeysTest extends ServerTest {
    private static final String SECURITY = "/oidc/account/security";
    private static final String PATH = SECURITY + "/passkeys";
    private static final String NOT_ADDED = "No passkey was added.";

    private SoftAuthenticator authenticator;
    private User user;
    private Browser browser;
    private int members;

    @BeforeEach
    void logged_in() {
        user = server.addMember("keys" + members++ + "@example.com");
        authenticator = new SoftAuthenticator();
        browser = server.browser();
        login(browser.open(PATH));
    }

    private Browser.Page login(Browser.Page page) {
        return browser.submit(
                page, Map.of("email", user.email().written(), "password", Platform.PASSWORD));
    }

    private Browser.Page add(String name) {
        return add(browser.open(PATH), name);
    }

    private Browser.Page add(Browser.Page page, String name) {
        var answer = authenticator.create(PasskeyLoginTest.options(page));
        return browser.submit(page, Map.of("name", name, "credential", answer));
    }

    private List<Passkey> stored() {
        return server.store.read(tx -> tx.passkeys().ofUser(user.id()));
    }

    private List<AuditEvent> audited(String action) {
        return server.audit().stream()
                .filter(event -> event.action().equals(action))
                .filter(event -> event.subject().equals("user:" + user.id()))
                .toList();
    }

    @Test
    void added_listed_used_renamed_and_removed() {
        var options = PasskeyLoginTest.options(browser.open(PATH));
        assertThat(options)
                .contains(
                        "\"residentKey\":\"required\"",
                        "\"userVerification\":\"required\"",
                        "\"attestation\":\"none\"")
                .doesNotContain(user.id().hex());
        assertThat(add("Blue key").body())
                .contains("action=\"/oidc/account/security/recovery-codes\"");
        assertThat(browser.open(SECURITY).body()).contains("Blue key", "never used");
        var passkey = stored().getFirst();
        assertThat(passkey.transports()).containsOnly("internal", "hybrid");
        assertThat(passkey.backupEligible()).isTrue();
        var added = Objects.requireNonNull(audited("user.passkey_added").getFirst().difference());
        assertThat(String.valueOf(added.after())).contains(passkey.id().hex(), "fido2-platform");

        browser.cookies.clear();
        var login = browser.open(SECURITY);
        var answer = Map.of("credential", authenticator.get(PasskeyLoginTest.options(login)));
        assertThat(browser.submit(login, answer).body()).contains("Blue key", "last used");

        var own = browser.open(PATH + "/" + passkey.id());
        assertThat(browser.submit(own, Map.of("name", " ")).status()).isEqualTo(400);
        assertThat(browser.submit(own, Map.of("name", "Red key")).body()).contains("Red key");
        browser.post(PATH + "/" + passkey.id() + "/remove", Browser.filled(own, Map.of()));
        assertThat(stored()).isEmpty();
        assertThat(audited("user.passkey_removed")).hasSize(1);
        assertThat(browser.open(SECURITY).body())
                .contains("Passkey removed")
                .doesNotContain("Red key");
    }

    @Test
    void second_time_the_same_handle_and_the_first_excluded() {
        add("One");
        var handle = authenticator.handle;
        var first = authenticator.credentialId();
        authenticator = new SoftAuthenticator();
        var page = browser.open(PATH);
        assertThat(PasskeyLoginTest.options(page)).contains(first);
        add(page, "Two");
        assertThat(authenticator.handle).isEqualTo(handle);
        assertThat(stored()).hasSize(2);
    }

    @Test
    void answer_sent_twice_added_once() {
        var page = browser.open(PATH);
        add(page, "One");
        server.store.execute(tx -> tx.passkeys().removeAll(user.id()));
        assertThat(add(page, "One").body()).contains(NOT_ADDED);
        assertThat(stored()).isEmpty();
    }

    @Test
    void credential_of_another_user_refused() {
        add("One");
        var other = server.addMember("keys-other" + members + "@example.com");
        browser = server.browser();
        user = other;
        login(browser.open(PATH));
        assertThat(add("Taken").body()).contains("has a passkey of your account already");
        assertThat(stored()).isEmpty();
    }

    @Test
    void wrong_origin_party_or_no_verified_user_refused() {
        authenticator.origin = "https://evil.example";
        assertThat(add("One").body()).contains(NOT_ADDED);
        authenticator = new SoftAuthenticator();
        authenticator.party = "evil.example";
        assertThat(add("One").body()).contains(NOT_ADDED);
        authenticator = new SoftAuthenticator();
        authenticator.flags &= ~SoftAuthenticator.VERIFIED;
        assertThat(add("One").body()).contains(NOT_ADDED);
        assertThat(stored()).isEmpty();
    }

    @Test
    void challenge_of_a_login_is_none_of_a_registration() {
        var visitor = server.browser();
        var login = visitor.open(SECURITY);
        var page = browser.open(PATH);
        var options =
                PasskeyLoginTest.options(page)
                        .replaceFirst(
                                "\"challenge\":\"[^\"]*\"",
                                "\"challenge\":\""
                                        + PasskeyLoginTest.options(login)
                                                .replaceAll(".*\"challenge\":\"([^\"]*)\".*", "$1")
                                        + "\"");
        var form =
                Map.of(
                        "name",
                        "One",
                        "credential",
                        authenticator.create(options),
                        "challenge",
                        String.valueOf(Browser.filled(login, Map.of()).get("challenge")));
        assertThat(browser.submit(page, form).body()).contains(NOT_ADDED);
    }

    @Test
    void more_than_twenty_refused() {
        for (int i = 0; i < Passkey.MOST; i++) {
            authenticator = new SoftAuthenticator();
            add("Key " + i);
        }
        authenticator = new SoftAuthenticator();
        assertThat(add("One more").body()).contains("You have 20 passkeys");
        assertThat(stored()).hasSize(Passkey.MOST);
    }

    @Test
    void without_a_fresh_proof_asked_to_log_in_again_and_nothing_changes() {
        add("One");
        var passkey = stored().getFirst();
        var own = browser.open(PATH + "/" + passkey.id());
        server.clock.move(Duration.ofMinutes(11));

        var asked =
                browser.post(PATH + "/" + passkey.id() + "/remove", Browser.filled(own, Map.of()));
        assertThat(asked.location()).isEqualTo(PATH + "/" + passkey.id());
        assertThat(stored()).hasSize(1);
        // The password alone is no fresh proof of a user who has a passkey.
        var step = login(browser.open(PATH + "/" + passkey.id()));
        assertThat(step.body()).contains("Use one of your passkeys.");
        var answer = Map.of("credential", authenticator.get(PasskeyLoginTest.options(step)));
        assertThat(browser.submit(step, answer).body()).contains("value=\"One\"");
    }

    @Test
    void wrong_passkey_after_the_password_asked_again() {
        add("One");
        var right = authenticator;
        browser = server.browser();
        var step = login(browser.open(SECURITY));
        authenticator = new SoftAuthenticator();
        authenticator.handle = right.handle;
        var wrong = Map.of("credential", authenticator.get(PasskeyLoginTest.options(step)));
        var again = browser.submit(step, wrong);
        assertThat(again.body()).contains("This passkey is not accepted.");
        var answer = Map.of("credential", right.get(PasskeyLoginTest.options(again)));
        assertThat(browser.submit(again, answer).body()).contains("One", "last used");
    }

    @Test
    void passkey_of_another_user_not_found() {
        add("One");
        var passkey = stored().getFirst();
        browser = server.browser();
        user = server.addMember("keys-stranger" + members + "@example.com");
        login(browser.open(PATH));
        var page = browser.open(PATH);
        var own = PATH + "/" + passkey.id();
        assertThat(browser.get(own).status()).isEqualTo(404);
        var form = Browser.filled(page, Map.of("name", "Mine"));
        assertThat(browser.post(own, form).status()).isEqualTo(404);
        assertThat(browser.post(own + "/remove", form).status()).isEqualTo(404);
    }

    @Test
    void last_passkey_removed_recovery_codes_end() {
        add("One");
        browser.submit(browser.open(SECURITY + "/recovery-codes"), Map.of());
        assertThat(codes()).isEqualTo(10);

        var own = PATH + "/" + stored().getFirst().id();
        browser.post(own + "/remove", Browser.filled(browser.open(own), Map.of()));

        assertThat(stored()).isEmpty();
        assertThat(codes()).isZero();
    }

    private long codes() {
        return server.store.read(tx -> (long) tx.recoveryCodes().left(user.id()));
    }
}
