package dev.steelyard.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.steelyard.domain.factor.AuthenticatorApp;
import dev.steelyard.domain.user.PasswordHasher;
import java.text.ParseException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SecondFactorTest extends ServerTest {
    private static final String SESSION = "steelyard-session";
    private static final String WRONG = "This code is wrong";

    private AuthenticatorOwner owner;
    private Browser browser;
    private Flow flow;
    private int count;

    @BeforeEach
    void newMember() {
        server.clock.move(Duration.ofMinutes(1));
        owner = new AuthenticatorOwner(server, server.addMember("otp" + count++ + "@example.com"));
        browser = server.browser();
        flow = new Flow(platform.client).with("scope", "openid");
    }

    private void enrolled() {
        assertThat(owner.enrol(server.browser()).body()).contains("The app is on");
    }

    /** After the password. */
    private Browser.Page step(Browser in, Flow of) {
        var step = in.submit(in.open(of.path()), owner.credentials());
        assertThat(step.body()).contains("name=\"code\"", owner.user.email().written());
        assertThat(in.cookies).doesNotContainKey(SESSION);
        return step;
    }

    private Map<String, String> right() {
        return Map.of("code", owner.nextCode());
    }

    private JWTClaimsSet idToken(Flow of, Browser.Page answer) throws ParseException {
        var allowed = answer.status() == 200 ? browser.submit(answer, Flow.ALLOW) : answer;
        var tokens = Tokens.of(of.redeem(browser, platform.secret, allowed));
        var access = SignedJWT.parse(tokens.access()).getJWTClaimsSet();
        var id = SignedJWT.parse(String.valueOf(tokens.id())).getJWTClaimsSet();
        assertThat(access.getStringClaim("acr")).isEqualTo(id.getStringClaim("acr"));
        return id;
    }

    @Test
    void password_and_code_logged_in_with_acr_mfa() throws Exception {
        enrolled();
        var token = idToken(flow, browser.submit(step(browser, flow), right()));

        assertThat(token.getStringClaim("acr")).isEqualTo("mfa");
        assertThat(token.getStringListClaim("amr")).containsExactly("mfa", "otp", "pwd");
        assertThat(token.getLongClaim("auth_time"))
                .isEqualTo(server.clock.instant().getEpochSecond());
    }

    @Test
    void acr_values_of_several_that_are_met_the_first_is_told() throws Exception {
        enrolled();
        var asked = flow.with("acr_values", "phr pwd mfa");
        var token = idToken(asked, browser.submit(step(browser, asked), right()));
        assertThat(token.getStringClaim("acr")).isEqualTo("pwd");
    }

    @Test
    void wrong_code_or_used_code_asked_again_without_a_session() {
        enrolled();
        var step = step(browser, flow);
        var used = Map.of("code", owner.code());

        step = browser.submit(step, used);
        assertThat(step.body()).contains(WRONG);
        step = browser.submit(step, Map.of("code", "nonsense"));
        assertThat(step.body()).contains(WRONG);
        assertThat(browser.cookies).doesNotContainKey(SESSION);

        var code = right();
        var other = server.browser();
        var otherStep = step(other, flow);
        assertThat(browser.submit(step, code).body()).contains("decision");
        assertThat(other.submit(otherStep, code).body()).contains(WRONG);
    }

    @Test
    void five_wrong_codes_then_the_right_one_waits_but_not_in_a_known_browser() {
        enrolled();
        var known = server.browser();
        known.submit(step(known, flow), right());
        known.cookies.remove(SESSION);

        var step = step(browser, flow);
        for (int i = 0; i < 5; i++) {
            step = browser.submit(step, Map.of("code", "nonsense"));
            assertThat(step.status()).isEqualTo(200);
        }
        var refused = browser.submit(step, right());
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.header("retry-after")).isNotEmpty();

        assertThat(known.submit(step(known, flow), right()).body()).contains("decision");
        server.clock.move(Duration.ofMinutes(6));
        assertThat(browser.submit(step(browser, flow), right()).body()).contains("decision");
    }

    @Test
    void second_factor_after_five_minutes_the_password_again() {
        enrolled();
        var step = step(browser, flow);
        server.clock.move(Duration.ofMinutes(5));
        assertThat(browser.submit(step, Map.of("code", owner.code())).body())
                .contains("name=\"password\"");
        assertThat(browser.cookies).doesNotContainKey(SESSION);
    }

    @Test
    void form_of_another_browser_or_altered_refused() {
        enrolled();
        var step = step(browser, flow);
        var code = owner.nextCode();
        var victim = server.browser();
        var victims = victim.open(flow.path());
        var foreign = new LinkedHashMap<>(Browser.filled(step, Map.of("code", code)));
        foreign.put("csrf", String.valueOf(Browser.filled(victims, Map.of()).get("csrf")));
        assertThat(victim.post(Browser.action(step), foreign).body()).contains("too old");

        var altered = new LinkedHashMap<>(Browser.filled(step, Map.of("code", code)));
        altered.compute(
                "pending", (_, state) -> "0".repeat(24) + String.valueOf(state).substring(24));
        assertThat(browser.post(Browser.action(step), altered).body()).contains("too old");
        assertThat(browser.submit(step, Map.of("code", code)).body()).contains("decision");
    }

    @Test
    void acr_mfa_without_a_factor_unmet_after_the_login() {
        var asked = flow.with("acr_values", "mfa");
        var login = browser.open(asked.path());
        assertThat(login.body()).contains("Use your account to continue");
        var passkey = browser.open(flow.with("acr_values", "phr").path());
        assertThat(passkey.body()).contains("sign in with a passkey");
        var answer = browser.submit(login, owner.credentials());
        assertThat(answer.answer()).containsEntry("error", "unmet_authentication_requirements");
    }

    /** RFC 9470: only what is missing is asked for. */
    @Test
    void acr_mfa_in_a_session_by_password_the_code_alone_is_asked_for() throws Exception {
        var answer = browser.submit(browser.open(flow.path()), owner.credentials());
        assertThat(idToken(flow, answer).getStringClaim("acr")).isEqualTo("pwd");
        var loggedIn = server.clock.instant().getEpochSecond();
        enrolled();

        var asked = flow.with("acr_values", "mfa");
        var silent = browser.open(asked.with("prompt", "none").path());
        assertThat(silent.answer()).containsEntry("error", "login_required");
        var step = browser.open(asked.path());
        assertThat(step.body()).contains("name=\"code\"").doesNotContain("name=\"password\"");
        step = browser.submit(step, Map.of("code", "nonsense"));
        assertThat(step.body()).contains(WRONG);
        var token = idToken(asked, browser.submit(step, right()));
        assertThat(token.getStringClaim("acr")).isEqualTo("mfa");
        assertThat(token.getLongClaim("auth_time")).isEqualTo(loggedIn);
        assertThat(browser.open(flow.path()).status()).isEqualTo(303);
    }

    @Test
    void account_page_after_password_and_code_and_the_app_removed() {
        enrolled();
        var page = browser.submit(browser.open("/oidc/account/security"), owner.credentials());
        assertThat(browser.submit(page, right()).body()).contains("The app is on");

        var removal = browser.open(AuthenticatorOwner.PAGE);
        assertThat(removal.body()).contains("Remove the authenticator app?");
        assertThat(browser.submit(removal, Map.of()).body())
                .doesNotContain("The app is on")
                .contains("Authenticator app removed");

        var other = server.browser();
        assertThat(other.submit(other.open(flow.path()), owner.credentials()).body())
                .contains("decision");
    }

    @Test
    void authenticator_is_added_after_a_fresh_proof_and_a_right_code_alone() {
        browser.submit(browser.open("/oidc/account/security"), owner.credentials());
        var page = browser.open(AuthenticatorOwner.PAGE);
        owner.scan(page);
        var first = owner.code();
        page = browser.submit(page, Map.of("code", "000000".equals(first) ? "000001" : "000000"));
        assertThat(page.body()).contains("not a code of the app now");
        owner.scan(page);
        assertThat(owner.code()).isEqualTo(first);

        server.clock.move(Duration.ofMinutes(11));
        var stale = browser.submit(page, Map.of("code", owner.code()));
        assertThat(stale.body()).contains("name=\"password\"");
        var again = browser.submit(stale, owner.credentials());
        owner.scan(again);
        assertThat(browser.submit(again, Map.of("code", owner.code())).body())
                .contains("Make ten new codes");
        assertThat(browser.open("/oidc/account/security").body())
                .contains("The app is on", "Authenticator app added");
    }

    /** NIST SP 800-63B-4; decision 8: no stranger locks a person out. */
    @Test
    void hundred_failures_in_a_row_the_password_alone_in_known_browsers_only() {
        var known = server.browser();
        assertThat(known.submit(known.open(flow.path()), owner.credentials()).body())
                .contains("decision");
        known.cookies.remove(SESSION);
        fail(99);
        var unknown = server.browser();
        assertThat(unknown.submit(unknown.open(flow.path()), owner.credentials()).body())
                .contains("decision");
        fail(100);

        assertThat(browser.submit(browser.open(flow.path()), owner.credentials()).body())
                .contains("password is wrong");
        assertThat(browser.cookies).doesNotContainKey(SESSION);
        assertThat(known.submit(known.open(flow.path()), owner.credentials()).body())
                .contains("decision");
        assertThat(known.open("/oidc/account/security").body())
                .contains("The right password was not enough");
        assertThat(browser.submit(browser.open(flow.path()), owner.credentials()).body())
                .contains("decision");
    }

    @Test
    void hundred_failures_in_a_row_a_browser_that_knew_an_earlier_password_is_not_known() {
        browser.submit(browser.open(flow.path()), owner.credentials());
        browser.cookies.remove(SESSION);
        var id = owner.user.id();
        server.store.execute(
                tx -> {
                    var phc = tx.users().password(id).orElseThrow();
                    tx.users().setPassword(id, phc + PasswordHasher.SHORT_MARK);
                });
        fail(100);
        assertThat(browser.submit(browser.open(flow.path()), owner.credentials()).body())
                .contains("password is wrong");
    }

    @Test
    void hundred_failures_in_a_row_the_second_factor_suffices() {
        enrolled();
        fail(100);
        assertThat(browser.submit(step(browser, flow), right()).body()).contains("decision");
    }

    private void fail(int times) {
        server.store.execute(
                tx -> {
                    for (int i = 0; i < times; i++) {
                        tx.users().countFailedLogin(owner.user.email());
                    }
                });
    }

    @Test
    void wrong_password_counts_as_a_failure_in_a_row() {
        var wrong = Map.of("email", owner.user.email().written(), "password", "wrong wrong wrong");
        browser.submit(browser.open(flow.path()), wrong);
        int failures = server.store.read(tx -> tx.users().failedLogins(owner.user.id()));
        assertThat(failures).isEqualTo(1);
    }

    private List<String> recoveryCodes(Browser in) {
        var page = in.submit(in.open("/oidc/account/security/recovery-codes"), Map.of());
        return Pattern.compile("<li>([0-9A-Z]{4}-[0-9A-Z]{4})</li>")
                .matcher(page.body())
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    @Test
    void recovery_code_instead_of_the_app_once() {
        var first = server.browser();
        owner.enrol(first);
        var codes = recoveryCodes(first);
        assertThat(codes).hasSize(10).doesNotHaveDuplicates();
        assertThat(first.open("/oidc/account/security").body()).contains("10 of 10 left");

        var typed = codes.getFirst().toLowerCase(Locale.ROOT).replace("-", " ");
        var answer = browser.submit(step(browser, flow), Map.of("code", typed));
        assertThat(answer.body()).contains("decision");
        var again = server.browser();
        assertThat(again.submit(step(again, flow), Map.of("code", codes.getFirst())).body())
                .contains(WRONG);
        assertThat(first.open("/oidc/account/security").body())
                .contains("9 of 10 left", "Recovery code used");

        recoveryCodes(first);
        var old = server.browser();
        assertThat(old.submit(step(old, flow), Map.of("code", codes.get(1))).body())
                .contains(WRONG);
    }

    @Test
    void recovery_codes_as_a_file_and_none_without_a_factor() {
        browser.submit(browser.open("/oidc/account/security"), owner.credentials());
        assertThat(browser.get("/oidc/account/security/recovery-codes").location())
                .isEqualTo("/oidc/account/security");
        owner.enrol(browser);
        var page = browser.submit(browser.open("/oidc/account/security/recovery-codes"), Map.of());
        var file = browser.submit(page, Map.of());
        assertThat(file.header("content-type")).isEqualTo("text/plain; charset=utf-8");
        assertThat(file.header("content-disposition")).contains("attachment");
        assertThat(file.body().lines().skip(2)).hasSize(10);
        assertThat(browser.submit(page, Map.of("codes", "<script>")).body())
                .doesNotContain("<script>");
    }

    /** A session by password alone, of a user who has an app since before. */
    private void loggedInWithoutTheCode() {
        browser.submit(browser.open("/oidc/account"), owner.credentials());
        var user = owner.user.id();
        var added = server.clock.instant().minusSeconds(60);
        server.store.execute(
                tx ->
                        tx.authenticatorApps()
                                .insert(
                                        new AuthenticatorApp(
                                                platform.ids.next(), user, added, 0, added)));
    }

    @Test
    void login_that_did_not_prove_the_second_factor_is_no_fresh_proof() {
        loggedInWithoutTheCode();
        for (var page : List.of("/recovery-codes", "/password")) {
            var path = "/oidc/account/security" + page;
            assertThat(browser.open(path).body())
                    .contains("name=\"code\"")
                    .doesNotContain("name=\"password\"");
            var form = Browser.filled(browser.open("/oidc/account/profile"), Map.of());
            assertThat(browser.post(path, form).location()).isEqualTo(path);
        }
    }

    @Test
    void known_browsers_of_a_user_share_a_limit_of_wrong_codes() {
        var known = Stream.generate(server::browser).limit(7).toList();
        known.forEach(in -> in.submit(in.open(flow.path()), owner.credentials()));
        known.forEach(in -> in.cookies.remove(SESSION));
        enrolled();
        int checked = 0;
        for (var in : known) {
            var step = step(in, flow);
            for (int i = 0; i < 5; i++) {
                step = in.submit(step, Map.of("code", "nonsense"));
                checked += step.status() == 200 ? 1 : 0;
            }
        }
        assertThat(checked).isEqualTo(30);
        // The others' limit is another.
        var unknown = step(browser, flow);
        assertThat(browser.submit(unknown, Map.of("code", "nonsense")).status()).isEqualTo(200);
        server.clock.move(Duration.ofMinutes(15));
        var first = known.getFirst();
        assertThat(first.submit(step(first, flow), right()).body()).contains("decision");
    }

    /** NIST SP 800-63B-4, section 3.1.1.2. */
    @Test
    void short_password_only_beside_a_second_factor_and_it_never_logs_in_alone() {
        var chosen = "vx8 hmT2 q";
        var page = "/oidc/account/security/password";
        browser.submit(browser.open(page), owner.credentials());
        var typed = Map.of("current", Platform.PASSWORD, "password", chosen);
        assertThat(browser.submit(browser.open(page), typed).status()).isEqualTo(400);
        owner.enrol(browser);
        var allowed = browser.open(page);
        assertThat(allowed.body()).contains("data-shortest=\"8\"");
        assertThat(browser.submit(allowed, typed).status()).isEqualTo(200);
        var credentials = Map.of("email", owner.user.email().written(), "password", chosen);

        var other = server.browser();
        var step = other.submit(other.open(flow.path()), credentials);
        assertThat(step.body()).contains("name=\"code\"");
        var removal = browser.open(AuthenticatorOwner.PAGE);
        assertThat(browser.submit(removal, Map.of()).body())
                .contains("Choose a longer password first");
        assertThat(browser.open("/oidc/account/security").body()).contains("The app is on");

        // However the factor goes, such as by the operator.
        server.store.execute(
                tx ->
                        tx.authenticatorApps()
                                .remove(
                                        tx.authenticatorApps()
                                                .ofUser(owner.user.id())
                                                .orElseThrow()
                                                .id()));
        for (var in : List.of(browser, server.browser())) {
            in.cookies.remove(SESSION);
            assertThat(in.submit(in.open(flow.path()), credentials).body())
                    .contains("password is wrong");
        }
    }
}
