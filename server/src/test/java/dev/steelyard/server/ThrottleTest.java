package dev.steelyard.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.domain.audit.AuditEvent;
import dev.steelyard.domain.client.credential.Credential;
import dev.steelyard.domain.secret.SecretGenerator;
import dev.steelyard.domain.secret.SecretKind;
import dev.steelyard.http.source.ForwardingHeader;
import dev.steelyard.http.source.Network;
import dev.steelyard.http.source.Proxies;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Guessing, over HTTP, from many sources behind one proxy. */
class ThrottleTest {
    private static final String WRONG = "wrong password";
    private static final String HERE = "198.51.100.7";
    private static final String ELSEWHERE = "203.0.113.9";

    private RunningServer server;
    private Platform platform;

    @BeforeEach
    void start() {
        server =
                new RunningServer(
                        RunningServer.ISSUER,
                        new Proxies(
                                List.of(Network.parse("127.0.0.1")), ForwardingHeader.FORWARDED));
        platform = server.platform;
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void wrong_secrets_are_429_after_ten_and_the_right_one_passes() {
        var client = platform.client.id().hex();
        for (int guess = 1; guess <= 10; guess++) {
            assertThat(token(HERE, client, secret()).status()).isEqualTo(401);
        }

        var limited = token(HERE, client, secret());
        assertThat(limited.status()).isEqualTo(429);
        assertThat(limited.header("retry-after")).isEqualTo("60");
        assertThat(limited.body()).contains("\"error\":\"rate_limited\"");

        // Known, and let through to the next step: only the grant is refused.
        assertThat(token(HERE, client, platform.secret).body()).contains("unauthorized_client");
        assertThat(token(ELSEWHERE, client, secret()).status()).isEqualTo(401);

        server.clock.move(Duration.ofSeconds(59));
        assertThat(token(HERE, client, secret()).status()).isEqualTo(429);
        server.clock.move(Duration.ofSeconds(1));
        assertThat(token(HERE, client, secret()).status()).isEqualTo(401);
        assertThat(token(HERE, client, secret()).status()).isEqualTo(429);
    }

    @Test
    void unknown_and_suspended_clients_and_apis_are_limited_like_known_ones() {
        for (var id : List.of(server.core.ids().nextHex(), platform.suspended.id().hex(), "?")) {
            for (int guess = 1; guess <= 10; guess++) {
                assertThat(token(HERE, id, secret()).status()).isEqualTo(401);
            }
            assertThat(token(HERE, id, secret()).status()).isEqualTo(429);
        }

        var api = from(ELSEWHERE);
        api.headers.put("Authorization", "Basic eDp5"); // x:y
        for (int guess = 1; guess <= 10; guess++) {
            assertThat(api.get("/guard/v1/changes").status()).isEqualTo(401);
        }
        assertThat(api.get("/guard/v1/changes").status()).isEqualTo(429);
        assertThat(api.post("/oidc/introspection", Map.of("token", "t")).status()).isEqualTo(429);
    }

    @Test
    void secrets_guessed_for_ever_new_clients_are_429_after_a_hundred() {
        for (int guess = 1; guess <= 100; guess++) {
            assertThat(token(HERE, "client-" + guess, secret()).status()).isEqualTo(401);
        }

        assertThat(token(HERE, "another", secret()).status()).isEqualTo(429);
        assertThat(token(HERE, platform.client.id().hex(), platform.secret).body())
                .contains("unauthorized_client");
    }

    @ParameterizedTest
    @ValueSource(strings = {Platform.ADA, "nobody@example.com"})
    void logins_known_address_or_not_are_429_after_ten_without_a_hash(String address) {
        for (int guess = 1; guess <= 10; guess++) {
            assertThat(login(from(HERE), address, WRONG).status()).isEqualTo(200);
        }

        int hashes = server.hasher.all();
        var limited = login(from(HERE), address, Platform.PASSWORD);
        assertThat(limited.status()).isEqualTo(429);
        assertThat(limited.header("retry-after")).isEqualTo("120");
        assertThat(limited.body()).contains("Too many attempts");
        assertThat(server.hasher.all()).isEqualTo(hashes);
        assertThat(login(from(HERE), address.toUpperCase(java.util.Locale.ROOT), WRONG).status())
                .isEqualTo(429);

        server.clock.move(Duration.ofMinutes(2));
        assertThat(login(from(HERE), address, WRONG).status()).isEqualTo(200);
    }

    @Test
    void login_of_somebody_who_is_attacked_works_from_elsewhere_and_in_a_known_browser() {
        var known = from(HERE);
        assertThat(login(known, Platform.ADA, Platform.PASSWORD).status()).isEqualTo(303);
        known.cookies.remove("steelyard-session");
        for (int guess = 1; guess <= 11; guess++) {
            login(from(HERE), Platform.ADA, WRONG);
        }

        assertThat(login(from(HERE), Platform.ADA, Platform.PASSWORD).status()).isEqualTo(429);
        assertThat(login(from(ELSEWHERE), Platform.ADA, Platform.PASSWORD).status()).isEqualTo(303);
        assertThat(login(known, Platform.ADA, Platform.PASSWORD).status()).isEqualTo(303);
    }

    @Test
    void known_browser_guesses_on_a_budget_of_its_own_and_is_known_for_its_account_only() {
        var known = from(HERE);
        login(known, Platform.ADA, Platform.PASSWORD);
        known.cookies.remove("steelyard-session");
        for (int guess = 1; guess <= 10; guess++) {
            assertThat(login(known, Platform.ADA, WRONG).status()).isEqualTo(200);
        }
        assertThat(login(known, Platform.ADA, WRONG).status()).isEqualTo(429);

        // From another source, and with the mark that a new login would give, it is the same one.
        known.headers.put("Forwarded", "for=" + ELSEWHERE);
        assertThat(login(known, Platform.ADA, WRONG).status()).isEqualTo(429);

        known.headers.put("Forwarded", "for=" + HERE);
        assertThat(login(from(HERE), Platform.ADA, WRONG).status()).isEqualTo(200);
        assertThat(login(known, Platform.BOB, WRONG).status()).isEqualTo(200);
    }

    @Test
    void device_cookie_altered_or_older_than_180_days_is_no_known_browser() {
        for (var altered : List.of(true, false)) {
            var browser = from(HERE);
            login(browser, Platform.ADA, Platform.PASSWORD);
            browser.cookies.remove("steelyard-session");
            if (altered) {
                var mark = String.valueOf(browser.cookies.get("steelyard-device"));
                var other = mark.startsWith("A") ? "B" : "A";
                browser.cookies.put("steelyard-device", other + mark.substring(1));
            } else {
                server.clock.move(Duration.ofDays(181));
            }
            for (int guess = 1; guess <= 10; guess++) {
                login(from(HERE), Platform.ADA, WRONG);
            }
            assertThat(login(browser, Platform.ADA, Platform.PASSWORD).status()).isEqualTo(429);
        }
    }

    @Test
    void browser_of_two_people_is_known_for_both() {
        var shared = from(HERE);
        login(shared, Platform.ADA, Platform.PASSWORD);
        shared.cookies.remove("steelyard-session");
        login(shared, Platform.BOB, Platform.PASSWORD);
        shared.cookies.remove("steelyard-session");
        for (int guess = 1; guess <= 10; guess++) {
            login(from(HERE), Platform.ADA, WRONG);
            login(from(HERE), Platform.BOB, WRONG);
        }

        assertThat(login(shared, Platform.ADA, Platform.PASSWORD).status()).isEqualTo(303);
        shared.cookies.remove("steelyard-session");
        assertThat(login(shared, Platform.BOB, Platform.PASSWORD).status()).isEqualTo(303);
    }

    @Test
    void right_logins_to_one_account_are_429_after_sixty_in_whatever_browser() {
        for (int login = 1; login <= 60; login++) {
            var browser = from("198.51.100." + login);
            assertThat(login(browser, Platform.ADA, Platform.PASSWORD).status()).isEqualTo(303);
        }

        assertThat(login(from(HERE), Platform.ADA, Platform.PASSWORD).status()).isEqualTo(429);
        assertThat(login(from(HERE), Platform.BOB, Platform.PASSWORD).status()).isEqualTo(303);
        server.clock.move(Duration.ofSeconds(10));
        assertThat(login(from(HERE), Platform.ADA, Platform.PASSWORD).status()).isEqualTo(303);
    }

    @Test
    void one_password_tried_on_many_accounts_is_429_after_sixty() {
        for (int guess = 1; guess <= 60; guess++) {
            var address = "user-" + guess + "@example.com";
            assertThat(login(from(HERE), address, WRONG).status()).isEqualTo(200);
        }

        assertThat(login(from(HERE), Platform.ADA, Platform.PASSWORD).status()).isEqualTo(429);
        assertThat(login(from(ELSEWHERE), Platform.ADA, Platform.PASSWORD).status()).isEqualTo(303);
    }

    @Test
    void ipv6_of_one_network_is_one_source() {
        for (int guess = 1; guess <= 10; guess++) {
            login(from("\"[2001:db8:0:1::" + guess + "]\""), Platform.ADA, WRONG);
        }

        assertThat(login(from("\"[2001:db8:0:1:f::1]:80\""), Platform.ADA, WRONG).status())
                .isEqualTo(429);
        assertThat(login(from("\"[2001:db8:0:2::1]\""), Platform.ADA, WRONG).status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"2001:db8:0:%x::1, 40", "2001:db8:0:%x00::1, 160"})
    void forty_networks_of_one_56_or_48_get_four_or_sixteen_budgets(String address, int tried) {
        int hashes = server.hasher.all();
        for (int network = 1; network <= 40; network++) {
            var source = "\"[" + address.formatted(network) + "]\"";
            for (int guess = 1; guess <= 10; guess++) {
                login(from(source), Platform.ADA, WRONG);
            }
        }

        assertThat(server.hasher.all() - hashes).isEqualTo(tried);
        assertThat(login(from("\"[2001:db8:1::1]\""), Platform.ADA, WRONG).status()).isEqualTo(200);
    }

    @Test
    void ipv4_address_in_an_ipv6_one_is_that_source() {
        for (int guess = 1; guess <= 10; guess++) {
            login(from("\"[64:ff9b::" + HERE + "]\""), Platform.ADA, WRONG);
        }

        assertThat(login(from(HERE), Platform.ADA, WRONG).status()).isEqualTo(429);
        assertThat(login(from("\"[64:ff9b::" + ELSEWHERE + "]\""), Platform.ADA, WRONG).status())
                .isEqualTo(200);
    }

    @Test
    void secrets_guessed_from_forty_networks_of_one_48_get_sixteen_budgets() {
        int wrong = 0;
        for (int network = 1; network <= 40; network++) {
            for (int guess = 1; guess <= 10; guess++) {
                var source = "\"[2001:db8:0:%x00::1]\"".formatted(network);
                wrong +=
                        token(source, platform.client.id().hex(), secret()).status() == 401 ? 1 : 0;
            }
        }

        assertThat(wrong).isEqualTo(160);
    }

    @Test
    void logins_at_once_get_no_more_tries_than_one_after_another() throws Exception {
        var browser = from(HERE);
        var page = browser.open(new Flow(platform.client).path());
        var typed = Map.of("email", Platform.ADA, "password", WRONG);
        int hashes = server.hasher.all();
        var guesses = new ArrayList<Callable<Browser.Page>>();
        for (int guess = 1; guess <= 40; guess++) {
            guesses.add(() -> browser.post(Browser.action(page), Browser.filled(page, typed)));
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            threads.invokeAll(guesses);
        }

        assertThat(server.hasher.all() - hashes).isLessThanOrEqualTo(10);
    }

    @Test
    void audit_tells_of_ten_failures_an_hour_and_then_how_many_it_was_not_told_of() {
        for (int source = 1; source <= 3; source++) {
            for (int guess = 1; guess <= 5; guess++) {
                server.clock.move(Duration.ofMillis(1)); // ids are ordered by time only
                login(from("198.51.100." + source), Platform.ADA, WRONG);
            }
        }
        assertThat(failures()).hasSize(10);
        assertThat(failures().getFirst().origin().source()).isEqualTo("198.51.100.1");

        server.clock.move(Duration.ofMinutes(6));
        login(from(ELSEWHERE), Platform.ADA, WRONG);
        assertThat(failures()).hasSize(11);
        assertThat(failures().getLast().detail()).containsEntry("untold", "5");
    }

    @Test
    void store_names_no_address_and_no_source_and_a_right_secret_writes_nothing() {
        login(from(HERE), Platform.ADA, WRONG);
        login(from(ELSEWHERE), Platform.ADA, Platform.PASSWORD);
        token(HERE, platform.client.id().hex(), platform.secret);

        var rows = server.failures();
        assertThat(rows).hasSize(5); // account, source, the login that succeeded, audit of both
        assertThat(rows).allMatch(name -> name.matches("[A-Za-z0-9_-]{43}"));
    }

    private List<AuditEvent> failures() {
        return server.audit().stream()
                .filter(event -> event.action().equals("login.failed"))
                .toList();
    }

    private Browser from(String node) {
        var browser = server.browser();
        browser.headers.put("Forwarded", "for=" + node);
        return browser;
    }

    private Browser.Page login(Browser browser, String address, String password) {
        var page = browser.open(new Flow(platform.client).path());
        var typed = Map.of("email", address, "password", password);
        return browser.post(Browser.action(page), Browser.filled(page, typed));
    }

    private Browser.Page token(String source, String client, String secret) {
        return from(source)
                .post(
                        "/oidc/token",
                        Map.of(
                                "grant_type",
                                "client_credentials",
                                "client_id",
                                client,
                                "client_secret",
                                secret));
    }

    private String secret() {
        var secrets = new SecretGenerator(new SecureRandom());
        return secrets.next(SecretKind.CLIENT_SECRET, platform.<Credential>next()).reveal();
    }
}
