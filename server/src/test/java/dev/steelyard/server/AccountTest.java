package dev.steelyard.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.domain.audit.AuditEvent;
import dev.steelyard.domain.audit.AuditFilter;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.profile.Profile;
import dev.steelyard.domain.search.PageRequest;
import dev.steelyard.domain.session.Session;
import dev.steelyard.domain.user.User;
import dev.steelyard.http.answer.Json;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A person's own profile, and the claims that come of it (OpenID Connect Core, 5.1, 5.4). */
class AccountTest extends ServerTest {
    private static final String PATH = "/oidc/account/profile";
    private static final Map<String, String> FILLED =
            Map.of(
                    "given_name", "Ada",
                    "website", "https://ada.example",
                    "phone_number", "+41 44 668 18 00",
                    "locality", "London",
                    "country", "UK");

    private User user;
    private Browser browser;
    private int count;

    @BeforeEach
    void newMember() {
        user = server.addMember("owner" + count++ + "@example.com");
        browser = server.browser();
    }

    private Browser.Page login() {
        return browser.submit(browser.open(PATH), credentials(Platform.PASSWORD));
    }

    private Map<String, String> credentials(String password) {
        return Map.of("email", user.email().written(), "password", password);
    }

    private Optional<Profile> kept() {
        return server.store.read(tx -> tx.profiles().find(user.id()));
    }

    private JsonNode userinfo(String scope) {
        var flow = new Flow(platform.client).with("scope", scope);
        var answer = browser.submit(browser.open(flow.path()), Flow.ALLOW);
        var tokens = Tokens.of(flow.redeem(browser, platform.secret, answer));
        return Json.MAPPER.readTree(server.userinfo(tokens.access()).body());
    }

    @Test
    void nobody_logged_in_asked_to_and_then_the_own_profile() {
        var login = browser.open(PATH);
        assertThat(login.body()).contains("name=\"password\"").doesNotContain("given_name");

        var wrong = browser.submit(login, credentials("not the password"));
        assertThat(wrong.body()).contains("password is wrong");
        var page = browser.submit(wrong, credentials(Platform.PASSWORD));

        assertThat(page.body()).contains("name=\"given_name\"", "value=\"" + user.name() + "\"");
        assertThat(page.header("cache-control")).contains("no-store");
    }

    @Test
    void failed_logins_of_strangers_push_no_change_out_of_the_security_events() {
        browser.submit(login(), FILLED);
        var stranger = server.browser();
        var form = stranger.open(PATH);
        for (int i = 0; i < 60; i++) {
            stranger.submit(form, credentials("not the password"));
            server.clock.move(Duration.ofMinutes(5));
        }

        var page = browser.open("/oidc/account/security").body();
        assertThat(page).contains("Profile changed", "Wrong password");
        assertThat(page.split("Wrong password", -1)).hasSize(6);
    }

    @Test
    void saved_and_told_to_whom_the_scope_was_allowed() {
        var saved = browser.submit(login(), FILLED);
        assertThat(saved.body()).contains("Saved.", "value=\"Ada\"", "value=\"+41446681800\"");

        var bare = userinfo("openid");
        assertThat(bare.propertyNames()).containsExactly("sub");
        var all = userinfo("openid profile address phone");
        assertThat(all.get("given_name").asString()).isEqualTo("Ada");
        assertThat(all.get("website").asString()).isEqualTo("https://ada.example");
        assertThat(all.get("updated_at").asLong())
                .isEqualTo(server.clock.instant().getEpochSecond());
        assertThat(all.get("phone_number").asString()).isEqualTo("+41446681800");
        assertThat(all.get("phone_number_verified").asBoolean()).isFalse();
        assertThat(all.get("address").get("locality").asString()).isEqualTo("London");
        assertThat(all.has("family_name")).isFalse();
    }

    @Test
    void consent_page_says_address_and_phone_in_words() {
        login();
        var flow = new Flow(platform.client).with("scope", "openid address phone");

        assertThat(browser.open(flow.path()).body())
                .contains("Your postal address", "Your phone number")
                .doesNotContain("Your name");
    }

    @Test
    void one_line_wrong_none_saved_and_what_was_typed_kept() {
        var typed = new HashMap<>(FILLED);
        typed.put("website", "javascript:alert(1)");

        var page = browser.submit(login(), typed);

        assertThat(page.status()).isEqualTo(400);
        assertThat(page.body()).contains("Nothing was saved", "javascript:alert(1)");
        assertThat(kept()).isEmpty();
    }

    @Test
    void without_the_token_or_from_another_session_refused() {
        var page = login();
        var filled = Browser.filled(page, FILLED);
        var other = server.browser();
        other.submit(other.open(PATH), Flow.ADA);

        assertThat(browser.post(PATH, FILLED).body()).doesNotContain("Saved.");
        assertThat(other.post(PATH, filled).status()).isEqualTo(403);
        assertThat(server.browser().post(PATH, filled).status()).isEqualTo(403);
        assertThat(kept()).isEmpty();
    }

    @Test
    void audited_by_the_names_of_lines_never_by_what_stands_in_them() {
        browser.submit(login(), FILLED);

        var event = audited("profile.changed");
        assertThat(event.detail())
                .isEqualTo(Map.of("fields", "given_name website phone_number locality country"));
        assertThat(event.reseller()).isNull();
    }

    @Test
    void name_changed_and_told_as_a_claim() {
        var saved = browser.submit(login(), Map.of("name", "Ada King"));

        assertThat(saved.body()).contains("Saved.", "<bdi>Ada King</bdi>");
        assertThat(audited("profile.changed").detail()).isEqualTo(Map.of("fields", "name"));
        assertThat(userinfo("openid profile").get("name").asString()).isEqualTo("Ada King");
    }

    @Test
    void empty_name_refused() {
        var page = browser.submit(login(), Map.of("name", " "));

        assertThat(page.status()).isEqualTo(400);
        assertThat(page.body()).contains("Nothing was saved");
    }

    @Test
    void overview_leads_to_each_section() {
        login();

        var page = browser.open("/oidc/account");

        assertThat(page.body())
                .contains("href=\"/oidc/account/profile\"", "href=\"/oidc/account/security\"")
                .contains("href=\"/oidc/session/end\"", user.email().written());
    }

    @Test
    void security_shows_what_happened_lately() {
        browser.submit(browser.open("/oidc/account/security"), credentials("not the password"));

        var page =
                browser.submit(
                        browser.open("/oidc/account/security"), credentials(Platform.PASSWORD));

        assertThat(page.body())
                .contains("Signed in", "Wrong password", "127.0.0.1")
                .containsPattern("<time datetime=\"[0-9TZ:-]+\"");
    }

    @Test
    void sessions_name_browsers_and_end_one_or_all_others() {
        browser.headers.put(
                "User-Agent",
                "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0");
        login();
        var other = server.browser();
        other.headers.put("User-Agent", "<b>curl</b>/8.5.0");
        other.submit(other.open(PATH), credentials(Platform.PASSWORD));
        var third = server.browser();
        third.submit(third.open(PATH), credentials(Platform.PASSWORD));

        var page = browser.open("/oidc/account/sessions");
        assertThat(page.body())
                .contains(
                        "Firefox on Linux",
                        "This one",
                        "&lt;b&gt;curl&lt;/b&gt;/8.5.0",
                        "127.0.0.1");
        var session = Objects.requireNonNull(Browser.filled(page, Map.of()).get("session"));

        browser.submit(page, Map.of());
        assertThat(
                        server.store
                                .read(
                                        tx ->
                                                tx.sessions()
                                                        .find(
                                                                Id.<Session>parse(session)
                                                                        .orElseThrow()))
                                .orElseThrow()
                                .ended())
                .isNotNull();

        var left = browser.open("/oidc/account/sessions");
        browser.follow(
                browser.post("/oidc/account/sessions/end-others", Browser.filled(left, Map.of())));
        assertThat(browser.open("/oidc/account/sessions").body()).contains("nowhere else");
        assertThat(other.open(PATH).body()).contains("name=\"password\"");
        assertThat(third.open(PATH).body()).contains("name=\"password\"");
        assertThat(audited("session.ended_others").detail()).containsEntry("sessions", "1");
    }

    @Test
    void session_of_another_user_stays() {
        login();
        var stranger = server.browser();
        stranger.submit(stranger.open(PATH), Flow.ADA);
        var own = server.store.read(tx -> tx.sessions().ofUser(user.id())).getFirst();
        var form =
                Browser.filled(
                        stranger.open("/oidc/account/profile"), Map.of("session", own.id().hex()));

        stranger.post("/oidc/account/sessions/end", form);

        assertThat(server.store.read(tx -> tx.sessions().find(own.id())).orElseThrow().ended())
                .isNull();
    }

    @Test
    void login_leads_only_to_pages_below_the_account() {
        var login = browser.open(PATH);
        var elsewhere = Browser.filled(login, credentials(Platform.PASSWORD));
        elsewhere.put("below", ".evil.example/");

        assertThat(browser.post(Browser.action(login), elsewhere).location())
                .isEqualTo("/oidc/account");
    }

    private AuditEvent audited(String action) {
        String after = null;
        while (true) {
            var page = new PageRequest(after, 200);
            var events = server.store.read(tx -> tx.audit().list(AuditFilter.ALL, page));
            for (var event : events) {
                if (event.action().equals(action) && event.subject().equals("user:" + user.id())) {
                    return event;
                }
            }
            after = events.getLast().id().hex();
        }
    }
}
