package dev.steelyard.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.http.answer.Json;
import dev.steelyard.server.metering.Limit;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The page on which people enter what their device shows (RFC 8628, sections 3.3, 5.1, 5.4). */
class DevicePageTest extends Devices {
    private static final String WRONG = "There is no device waiting with this code";
    private static final String WRONG_CODE = "BCDF-GHJK";

    private Browser.Page guess(Browser browser, String code) {
        return enter(browser, code);
    }

    @Test
    void code_is_not_asked_of_anybody_who_is_not_logged_in() {
        var page = server.browser().open(PAGE + "?user_code=" + ask("openid").userCode());
        assertThat(page.body()).contains("name=\"password\"").doesNotContain("id=\"user-code\"");
    }

    @Test
    void link_with_the_code_shows_it_after_the_login_and_sends_nothing_by_itself() {
        var asked = ask("openid");
        var link = URI.create(asked.complete());
        var browser = server.browser();

        var page =
                browser.submit(browser.open(link.getPath() + "?" + link.getRawQuery()), Flow.ADA);

        assertThat(page.body())
                .contains("value=\"" + asked.userCode() + "\"")
                .contains("Does your device show this very code?")
                .doesNotContain("Scale");
        assertError(poll(asked), "authorization_pending");
        var consent = browser.submit(page, Map.of("user_code", asked.userCode()));
        assertThat(consent.body())
                .contains("Scale &lt;b&gt;&amp;", "Mill Lane", "Mill Lane Ltd", SOURCE)
                .contains("Allow it only if you have just started this yourself");
    }

    @Test
    void code_may_be_typed_in_any_way() {
        var browser = ada();
        for (var typed : new String[] {"%s", " %s ", "%s."}) {
            var code = ask("openid").userCode();
            var page = enter(browser, typed.formatted(code.toLowerCase(Locale.ROOT)));
            assertThat(page.body()).contains("Allow access?");
            assertThat(enter(browser, code.replace("-", "")).body()).contains("Allow access?");
        }
    }

    /** RFC 9470, section 4: the parameters of a challenge. */
    @Test
    void max_age_asks_an_older_login_again_and_one_since_the_device_asked_not() {
        var browser = ada();
        server.clock.move(Duration.ofSeconds(1));
        var asked = ask("openid", "max_age", "0");

        var again = enter(browser, asked.userCode());
        assertThat(again.body()).contains("name=\"password\"");
        var consent = browser.submit(again, Flow.ADA);
        assertThat(consent.body()).contains("Allow access?");
        browser.submit(consent, Flow.ALLOW);
        var token = Json.MAPPER.readTree(pollLater(asked).body()).get("access_token").asString();
        assertThat(token).isNotEmpty();

        var other = ask("openid", "max_age", "0");
        assertThat(enter(ada(), other.userCode()).body()).contains("Allow access?");
    }

    @Test
    void max_age_that_is_no_number_and_unknown_acr_are_refused_at_once() {
        assertError(
                from(SOURCE).post(ASK, form(device, "scope", "openid", "max_age", "x")),
                "invalid_request");
        assertError(
                from(SOURCE).post(ASK, form(device, "scope", "openid", "acr_values", "gold")),
                "unmet_authentication_requirements");
    }

    private Asked ask(String scope, String name, String value) {
        return Asked.of(from(SOURCE).post(ASK, form(device, "scope", scope, name, value)));
    }

    @Test
    void wrong_expired_and_used_codes_look_alike() {
        var browser = ada();
        var used = ask("openid");
        browser.submit(enter(browser, used.userCode()), Flow.ALLOW);
        var expired = ask("openid");
        server.clock.move(Duration.ofMinutes(10));

        var wrong = guess(browser, WRONG_CODE);
        assertThat(wrong.status()).isEqualTo(200);
        assertThat(wrong.body()).contains(WRONG);
        for (var asked : new Asked[] {used, expired}) {
            var page = guess(browser, asked.userCode());
            assertThat(page.status()).isEqualTo(200);
            assertThat(page.body().replace(asked.userCode(), WRONG_CODE)).isEqualTo(wrong.body());
        }
        assertThat(guess(browser, "no code at all").body()).contains(WRONG);
    }

    @Test
    void wrong_codes_of_one_user_are_limited_then_the_right_one_too() {
        var browser = ada();
        for (int i = 0; i < 10; i++) {
            assertThat(guess(browser, WRONG_CODE).body()).contains(WRONG);
        }
        var asked = ask("openid");

        var limited = guess(browser, asked.userCode());

        assertThat(limited.status()).isEqualTo(429);
        assertThat(limited.header("retry-after")).isEqualTo("60");
        var elsewhere = from("203.0.113.99");
        open(elsewhere, Flow.ADA);
        assertThat(guess(elsewhere, WRONG_CODE).status()).isEqualTo(429);
        server.addMember("carol@example.com");
        var carol = server.browser();
        open(carol, Map.of("email", "carol@example.com", "password", Platform.PASSWORD));
        assertThat(guess(carol, WRONG_CODE).body()).contains(WRONG);
        server.clock.move(Duration.ofSeconds(60));
        assertThat(guess(browser, asked.userCode()).body()).contains("Allow access?");
    }

    @Test
    void wrong_codes_from_one_source_are_limited_whoever_is_logged_in() {
        for (int person = 0; person < 3; person++) {
            var email = "member" + person + "@example.com";
            server.addMember(email);
            var browser = from(SOURCE);
            open(browser, Map.of("email", email, "password", Platform.PASSWORD));
            for (int i = 0; i < 10; i++) {
                assertThat(guess(browser, WRONG_CODE).body()).contains(WRONG);
            }
        }
        var browser = from(SOURCE);
        open(browser, Flow.ADA);
        assertThat(guess(browser, WRONG_CODE).status()).isEqualTo(429);
        var elsewhere = from("203.0.113.99");
        open(elsewhere, Flow.ADA);
        assertThat(guess(elsewhere, WRONG_CODE).body()).contains(WRONG);
    }

    @Test
    void wrong_codes_of_others_use_up_all_and_each_user_may_still_enter_one() {
        var all = server.core.environment().masterKey().seal("throttle").of("USER_CODES");
        var budget = Limit.USER_CODES.budget();
        server.store.write(
                tx -> {
                    for (int i = 0; i < budget.failures(); i++) {
                        tx.failures().add(all, budget, server.clock.instant());
                    }
                    return true;
                });
        var browser = ada();
        for (int i = 0; i < 2; i++) {
            assertThat(guess(browser, WRONG_CODE).body()).contains(WRONG);
        }
        var asked = ask("openid");
        assertThat(guess(browser, asked.userCode()).body()).contains("Allow access?");
        assertThat(guess(browser, WRONG_CODE).body()).contains(WRONG);

        var limited = guess(browser, asked.userCode());
        assertThat(limited.status()).isEqualTo(429);
        assertThat(limited.header("retry-after")).isEqualTo("1");
        var bob = server.browser();
        open(bob, Flow.BOB);
        assertThat(guess(bob, WRONG_CODE).body()).contains(WRONG);
    }

    /** Not in its last letter, some of whose bits say nothing. */
    private static String altered(String link) {
        int at = link.length() - 10;
        return link.substring(0, at)
                + (link.charAt(at) == 'A' ? 'B' : 'A')
                + link.substring(at + 1);
    }

    @Test
    void link_into_the_middle_leads_nobody_else_on() {
        var asked = ask("openid");
        var attacker = server.browser();
        open(attacker, Flow.BOB);
        var page = attacker.open(PAGE);
        var answer =
                attacker.post(
                        Browser.action(page),
                        Browser.filled(page, Map.of("user_code", asked.userCode())));
        var middle = answer.location();
        assertThat(middle).startsWith("/oidc/auth?");

        var victim = ada();
        var login = victim.open(middle);
        assertThat(login.body()).contains("name=\"password\"");
        assertThat(victim.submit(login, Flow.ADA).status()).isEqualTo(400);
        assertThat(victim.open(altered(middle)).status()).isEqualTo(400);
        assertError(poll(asked), "authorization_pending");
    }

    @Test
    void who_is_no_member_can_not_let_it_in_and_it_waits_on() {
        var asked = ask("openid");
        var bob = server.browser();
        open(bob, Flow.BOB);
        assertThat(enter(bob, asked.userCode()).status()).isEqualTo(403);
        assertError(poll(asked), "authorization_pending");
        var browser = ada();
        browser.submit(enter(browser, asked.userCode()), Flow.ALLOW);
        Tokens.of(pollLater(asked));
    }

    @Test
    void asked_anew_each_time_whatever_was_allowed_before() {
        var browser = ada();
        browser.submit(enter(browser, ask("openid").userCode()), Flow.ALLOW);
        assertThat(enter(browser, ask("openid").userCode()).body()).contains("Allow access?");
    }

    @Test
    void form_of_another_site_is_refused() {
        var asked = ask("openid");
        var browser = ada();
        var page = browser.open(PAGE);
        var form = Browser.filled(page, Map.of("user_code", asked.userCode()));
        form.remove("csrf");
        assertThat(browser.post(PAGE, form).status()).isEqualTo(403);
    }

    @Test
    void somebody_else_can_log_in_and_finds_the_code_again() {
        var asked = ask("openid");
        var browser = ada();
        var login = browser.open(PAGE + "?login=again&user_code=" + asked.userCode());
        assertThat(login.body()).contains("name=\"password\"");
        var page = browser.submit(login, Flow.BOB);
        assertThat(page.body()).contains("bob@example.com", asked.userCode());
    }

    @Test
    void going_back_after_it_was_decided_decides_nothing() {
        var asked = ask("openid");
        var browser = ada();
        var consent = enter(browser, asked.userCode());
        browser.submit(consent, Flow.ALLOW);
        assertThat(browser.submit(consent, Flow.DENY).status()).isEqualTo(400);
        Tokens.of(poll(asked));
    }
}
