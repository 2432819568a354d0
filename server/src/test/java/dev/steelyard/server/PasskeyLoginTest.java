package dev.steelyard.server;

import static dev.steelyard.testkit.SoftAuthenticator.PRESENT;
import static dev.steelyard.testkit.SoftAuthenticator.VERIFIED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.domain.change.ChangeKey;
import dev.steelyard.domain.factor.Passkey;
import dev.steelyard.domain.user.User;
import dev.steelyard.testkit.SoftAuthenticator;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Login by passkey, without an address (Web Authentication Level 3, section 7.2). */
class PasskeyLoginTest extends ServerTest {
    private static final String ACCOUNT = "/oidc/account";
    private static final String REFUSED = "This passkey is not accepted.";
    private static final Pattern OPTIONS = Pattern.compile("data-options=\"([^\"]*)\"");

    private SoftAuthenticator authenticator;
    private User user;
    private Passkey passkey;
    private Browser browser;
    private int members;

    @BeforeEach
    void member_with_a_passkey() {
        user = server.addMember("key" + members++ + "@example.com");
        authenticator = new SoftAuthenticator();
        browser = server.browser();
        passkey = add(user, authenticator);
    }

    private Passkey add(User owner, SoftAuthenticator device) {
        var added =
                new Passkey(
                        server.core.ids().next(),
                        owner.id(),
                        "Telephone",
                        device.credentialId(),
                        SoftAuthenticator.encode(device.attestedData()),
                        device.count,
                        (device.flags & SoftAuthenticator.ELIGIBLE) != 0,
                        (device.flags & SoftAuthenticator.BACKED_UP) != 0,
                        Set.of("internal"),
                        server.clock.instant(),
                        null);
        device.handle =
                server.store.write(
                        tx -> {
                            assertThat(tx.passkeys().insert(added)).isTrue();
                            return tx.passkeys().handle(owner.id(), handle(owner));
                        });
        return added;
    }

    private static String handle(User owner) {
        return SoftAuthenticator.encode(owner.id().hex().getBytes(StandardCharsets.UTF_8));
    }

    static String options(Browser.Page page) {
        var options = OPTIONS.matcher(page.body());
        assertThat(options.find()).as(page.body()).isTrue();
        return options.group(1).replace("&#34;", "\"");
    }

    private Browser.Page present(Browser.Page page) {
        return browser.submit(page, Map.of("credential", authenticator.get(options(page))));
    }

    private Passkey stored() {
        return server.store
                .read(tx -> tx.passkeys().find(authenticator.credentialId()))
                .orElseThrow();
    }

    private void assertRefused(Browser.Page answer) {
        assertThat(answer.body()).contains(REFUSED);
        assertThat(browser.open(ACCOUNT).body()).contains("name=\"password\"");
    }

    @Test
    void own_page_logs_in_and_names_no_passkey_before() {
        var page = browser.open(ACCOUNT);
        assertThat(options(page)).contains("\"allowCredentials\":[]", "\"rpId\":\"localhost\"");
        assertThat(page.header("content-security-policy")).contains("script-src 'self'");

        assertThat(present(page).body()).contains(user.email().written());
        assertThat(stored().lastUsed()).isNotNull();
    }

    @Test
    void client_request_logs_in_with_methods_of_a_passkey() {
        var flow = new Flow(platform.client).with("acr_values", "phr");
        var consent = present(browser.open(flow.path()));
        var answer = browser.submit(consent, Flow.ALLOW);
        assertThat(answer.answer()).containsKey("code");
        var session = server.store.read(tx -> tx.sessions().ofUser(user.id())).getFirst();
        assertThat(session.methods()).extracting(Enum::name).containsOnly("SWK", "USER");
    }

    @Test
    void replayed_answer_refused() {
        var page = browser.open(ACCOUNT);
        var form = Browser.filled(page, Map.of("credential", authenticator.get(options(page))));
        assertThat(browser.post(Browser.action(page), form).location()).isEqualTo(ACCOUNT);
        // The same browser after the end of its session: the form and its challenge are still good.
        browser.cookies.remove("steelyard-session");

        assertThat(browser.post(Browser.action(page), form).body()).contains(REFUSED);
        int sessions = server.store.read(tx -> tx.sessions().ofUser(user.id()).size());
        assertThat(sessions).isEqualTo(1);
    }

    @Test
    void answers_that_are_none_refused() {
        for (var nonsense :
                List.of(
                        "null",
                        "[]",
                        "{}",
                        "{\"response\":null}",
                        "[".repeat(16_000),
                        "{\"response\":".repeat(1_000),
                        "9".repeat(16_000),
                        "x".repeat(40_000))) {
            var page = browser.open(ACCOUNT);
            var answer = browser.submit(page, Map.of("credential", nonsense));
            assertThat(answer.status()).as(nonsense).isEqualTo(200);
            assertRefused(answer);
        }
    }

    @Test
    void answer_of_another_browser_has_no_challenge_here() {
        var page = browser.open(ACCOUNT);
        var other = server.browser();
        var theirs = other.open(ACCOUNT);
        var mixed =
                Map.of(
                        "credential",
                        authenticator.get(options(page)),
                        "challenge",
                        String.valueOf(Browser.filled(page, Map.of()).get("challenge")));
        assertThat(other.submit(theirs, mixed).body()).contains("open for too long");
    }

    @Test
    void challenge_of_half_an_hour_ago_expired() {
        var page = browser.open(ACCOUNT);
        server.clock.move(Duration.ofMinutes(30));
        assertThat(present(page).body()).contains("open for too long");
    }

    @Test
    void wrong_origin_refused() {
        authenticator.origin = "http://localhost.evil.example:8080";
        assertRefused(present(browser.open(ACCOUNT)));
    }

    @Test
    void wrong_relying_party_refused() {
        authenticator.party = "evil.example";
        assertRefused(present(browser.open(ACCOUNT)));
    }

    @Test
    void user_not_verified_or_not_present_refused() {
        authenticator.flags &= ~VERIFIED;
        assertRefused(present(browser.open(ACCOUNT)));
        authenticator.flags = (authenticator.flags | VERIFIED) & ~PRESENT;
        assertRefused(present(browser.open(ACCOUNT)));
    }

    @Test
    void other_key_under_the_id_refused() {
        var thief = new SoftAuthenticator();
        thief.handle = authenticator.handle;
        System.arraycopy(authenticator.id, 0, thief.id, 0, thief.id.length);
        authenticator = thief;
        assertRefused(present(browser.open(ACCOUNT)));
    }

    @Test
    void handle_of_another_user_refused() {
        authenticator.handle = handle(server.addUser("other" + user.id() + "@x.example"));
        assertRefused(present(browser.open(ACCOUNT)));
    }

    @Test
    void unknown_and_removed_look_alike() {
        server.store.execute(tx -> tx.passkeys().remove(user.id(), passkey.id()));
        var removed = present(browser.open(ACCOUNT));
        authenticator = new SoftAuthenticator();
        authenticator.handle = handle(server.addUser("none@x.example"));
        var unknown = present(browser.open(ACCOUNT));
        assertThat(removed.body()).contains(REFUSED);
        assertThat(unknown.body()).contains(REFUSED);
        assertThat(removed.status()).isEqualTo(unknown.status());
    }

    @Test
    void counter_that_did_not_rise_refused_and_audited() {
        authenticator.count = 5;
        assertThat(present(browser.open(ACCOUNT)).body()).contains(user.email().written());
        assertThat(stored().signCount()).isEqualTo(5);

        browser = server.browser();
        authenticator.count = 4;
        assertRefused(present(browser.open(ACCOUNT)));
        assertThat(stored().signCount()).isEqualTo(5);
        var failed =
                server.audit().stream()
                        .filter(event -> event.action().equals("login.failed"))
                        .filter(event -> event.subject().equals("user:" + user.id()))
                        .findFirst()
                        .orElseThrow();
        assertThat(failed.detail()).containsEntry("passkey", "copied");

        authenticator.count = 6;
        present(browser.open(ACCOUNT));
        assertThat(browser.open(ACCOUNT + "/security").body())
                .contains("Passkey refused: it may be a copy")
                .doesNotContain("Wrong password");
    }

    @Test
    void refused_passkey_has_words_of_its_own_in_the_security_events() {
        var right = authenticator.origin;
        authenticator.origin = "https://elsewhere.example.com";
        assertRefused(present(browser.open(ACCOUNT)));
        authenticator.origin = right;
        present(browser.open(ACCOUNT));
        assertThat(browser.open(ACCOUNT + "/security").body())
                .contains("Passkey refused<")
                .doesNotContain("Wrong password");
    }

    @Test
    void backup_state_kept_and_a_changed_eligibility_refused() {
        authenticator.flags &= ~SoftAuthenticator.BACKED_UP;
        assertThat(present(browser.open(ACCOUNT)).body()).contains(user.email().written());
        assertThat(stored().backedUp()).isFalse();

        browser = server.browser();
        authenticator.flags &= ~SoftAuthenticator.ELIGIBLE;
        assertRefused(present(browser.open(ACCOUNT)));
    }

    @Test
    void disabled_user_refused_alike() {
        server.platform.change(
                tx -> {
                    var now = tx.users().find(user.id()).orElseThrow();
                    tx.users()
                            .update(
                                    new User(
                                            now.id(),
                                            now.email(),
                                            now.name(),
                                            now.emailVerified(),
                                            true,
                                            now.version()));
                },
                ChangeKey.user(user.id()));
        assertRefused(present(browser.open(ACCOUNT)));
    }

    @Test
    void failures_of_a_source_beyond_the_limit_keep_no_passkey_out() {
        for (int i = 0; i < 70; i++) {
            var page = browser.open(ACCOUNT);
            var stranger = new SoftAuthenticator();
            browser.submit(page, Map.of("credential", stranger.get(options(page))));
        }
        assertThat(present(browser.open(ACCOUNT)).body()).contains(user.email().written());
    }
}
