package dev.steelyard.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.domain.audit.AuditEvent;
import dev.steelyard.domain.change.ChangeKey;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.secret.Secret;
import dev.steelyard.domain.secret.SecretGenerator;
import dev.steelyard.domain.secret.SecretKind;
import dev.steelyard.domain.session.Session;
import dev.steelyard.domain.user.User;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoginTest extends ServerTest {
    private static final String SESSION = "steelyard-session";
    private static final String WRONG = "The email address or the password is wrong";

    @ParameterizedTest(name = "{0} → one text, one hash")
    @ValueSource(strings = {Platform.ADA, "nobody@example.com", "no address", ""})
    void wrong_password_or_unknown_address_looks_the_same(String email) {
        var browser = server.browser();
        var login = browser.open(new Flow(platform.client).path());
        int before = server.hasher.verified.get();

        var page = browser.submit(login, Map.of("email", email, "password", "wrong wrong wrong"));

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).contains(WRONG);
        assertThat(page.body().replace("value=\"" + email + "\"", "value=\"\""))
                .doesNotContain("@");
        assertThat(server.hasher.verified.get()).isEqualTo(before + 1);
        assertThat(browser.cookies).doesNotContainKey(SESSION);
    }

    @Test
    void password_longer_than_any_wrong_after_one_hash() {
        var browser = server.browser();
        var login = browser.open(new Flow(platform.client).path());
        int before = server.hasher.verified.get();

        var page =
                browser.submit(login, Map.of("email", Platform.ADA, "password", "x".repeat(300)));

        assertThat(page.body()).contains(WRONG);
        assertThat(server.hasher.verified.get()).isEqualTo(before + 1);
    }

    @Test
    void disabled_user_looks_like_a_wrong_password_and_its_session_is_over() {
        var flow = new Flow(platform.client);
        var eve = server.addMember("eve@example.com");
        var browser = server.browser();
        var typed = Map.of("email", "eve@example.com", "password", Platform.PASSWORD);
        assertThat(browser.submit(browser.open(flow.path()), typed).body()).contains("decision");

        platform.change(
                tx ->
                        tx.users()
                                .update(
                                        new User(
                                                eve.id(),
                                                eve.email(),
                                                eve.name(),
                                                false,
                                                true,
                                                eve.version())),
                ChangeKey.user(eve.id()));

        var login = browser.open(flow.path());
        assertThat(login.body()).contains("name=\"password\"");
        assertThat(browser.submit(login, typed).body()).contains(WRONG);
    }

    @Test
    void session_planted_before_the_login_is_not_taken_over() {
        var flow = new Flow(platform.client);
        var attacker = ada(flow);
        var victim = server.browser();
        victim.cookies.put(SESSION, String.valueOf(attacker.cookies.get(SESSION)));

        var login = victim.open(flow.with("prompt", "login").path());
        victim.submit(login, Flow.ADA);

        assertThat(victim.cookies.get(SESSION)).isNotEqualTo(attacker.cookies.get(SESSION));
        assertThat(session(victim).id()).isNotEqualTo(session(attacker).id());
        assertThat(session(attacker).ended()).isNotNull();
        assertThat(attacker.open(flow.path()).body()).contains("name=\"password\"");
    }

    @Test
    void login_as_another_ends_the_tokens_of_the_one_before() {
        var flow = new Flow(platform.client).with("scope", "openid");
        var browser = server.browser();
        var answer = browser.submit(browser.open(flow.path()), Flow.ADA);
        answer = answer.status() == 200 ? browser.submit(answer, Flow.ALLOW) : answer;
        var token = Tokens.of(flow.redeem(browser, platform.secret, answer));
        assertThat(server.userinfo(token.access()).status()).isEqualTo(200);

        browser.submit(browser.open(flow.with("prompt", "login").path()), Flow.BOB);

        assertThat(server.userinfo(token.access()).status()).isEqualTo(401);
    }

    @Test
    void session_idle_too_long_asks_again() {
        var flow = new Flow(platform.client);
        var browser = ada(flow);

        server.clock.move(Duration.ofHours(11));
        assertThat(browser.open(flow.path()).status()).isEqualTo(303);
        server.clock.move(Duration.ofHours(11));
        assertThat(browser.open(flow.path()).status()).isEqualTo(303);
        server.clock.move(Duration.ofHours(13));

        assertThat(browser.open(flow.path()).body()).contains("name=\"password\"");
    }

    @Test
    void session_older_than_seven_days_asks_again_however_busy() {
        var flow = new Flow(platform.client);
        var browser = ada(flow);

        for (int hours = 0; hours < 7 * 24; hours += 8) {
            assertThat(browser.open(flow.path()).status()).isEqualTo(303);
            server.clock.move(Duration.ofHours(8));
        }

        assertThat(browser.open(flow.path()).body()).contains("name=\"password\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "sy_ss_x", "altered"})
    void cookie_that_is_no_session_asks_again(String value) {
        var browser = ada(new Flow(platform.client));
        var good = String.valueOf(browser.cookies.get(SESSION));
        browser.cookies.put(SESSION, value.equals("altered") ? altered(good) : value);

        assertThat(browser.open(new Flow(platform.client).path()).body())
                .contains("name=\"password\"");
    }

    private static String altered(String good) {
        return good.substring(0, 40) + (good.charAt(40) == 'A' ? 'B' : 'A') + good.substring(41);
    }

    @Test
    void cookie_that_names_a_live_session_but_not_its_secret_asks_again() {
        var browser = ada(new Flow(platform.client));
        var guess =
                new SecretGenerator(new SecureRandom())
                        .next(SecretKind.SESSION, session(browser).id());
        browser.cookies.put(SESSION, guess.reveal());

        assertThat(browser.open(new Flow(platform.client).path()).body())
                .contains("name=\"password\"");
    }

    @Test
    void audit_tells_of_logins_and_never_holds_an_unknown_address() {
        var browser = server.browser();
        var login = browser.open(new Flow(platform.client).path());
        for (var typed :
                List.of(
                        Map.of("email", "ghost@example.com", "password", "some password"),
                        Map.of("email", "GHOST@example.com", "password", "some password"),
                        Map.of("email", Platform.ADA, "password", "some password"),
                        Flow.ADA)) {
            server.clock.move(Duration.ofSeconds(1));
            browser.submit(login, typed);
        }

        List<AuditEvent> events = server.audit();
        var last = events.subList(events.size() - 4, events.size());
        assertThat(last)
                .extracting(AuditEvent::action)
                .containsExactly("login.failed", "login.failed", "login.failed", "login.succeeded");
        assertThat(last.get(0).subject()).startsWith("address:").isEqualTo(last.get(1).subject());
        assertThat(last.get(2).subject()).isEqualTo("user:" + platform.ada.id());
        assertThat(last.toString()).doesNotContainIgnoringCase("ghost").doesNotContain("some pass");
    }

    @Test
    void cookies_over_https_are_host_only_secure_and_hidden_from_scripts() {
        try (var https = new RunningServer("https://auth.example.com/oidc")) {
            var browser = https.browser();
            var login = browser.get(new Flow(https.platform.client).path());
            var sent = browser.post(Browser.action(login), Browser.filled(login, Flow.ADA));

            assertThat(login.header("set-cookie"))
                    .startsWith("__Host-steelyard-csrf=")
                    .contains("; Path=/", "; HttpOnly", "; SameSite=Lax", "; Secure")
                    .doesNotContain("Domain");
            assertThat(sent.header("set-cookie"))
                    .startsWith("__Host-steelyard=sy_ss_")
                    .contains("; Path=/", "; HttpOnly", "; SameSite=Lax", "; Secure")
                    .doesNotContain("Domain");
        }
    }

    private Session session(Browser browser) {
        Id<Session> id =
                Secret.parse(SecretKind.SESSION, String.valueOf(browser.cookies.get(SESSION)))
                        .orElseThrow()
                        .id();
        return server.store.read(tx -> tx.sessions().find(id)).orElseThrow();
    }
}
