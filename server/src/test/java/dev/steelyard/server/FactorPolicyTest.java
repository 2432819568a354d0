package dev.steelyard.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.domain.application.Application;
import dev.steelyard.domain.application.SecondFactorPolicy;
import dev.steelyard.domain.change.ChangeKey;
import dev.steelyard.domain.client.GrantType;
import dev.steelyard.domain.factor.FactorPolicies;
import dev.steelyard.domain.resource.ResourceServer;
import dev.steelyard.testkit.SoftAuthenticator;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Policies on second factors of an application and of a resource server. */
class FactorPolicyTest extends ServerTest {
    private static final String NEEDED = "A second factor is needed";

    private AuthenticatorOwner owner;
    private Browser browser;
    private Flow flow;
    private int count;

    @BeforeEach
    void newMember() {
        server.clock.move(Duration.ofMinutes(1));
        owner = new AuthenticatorOwner(server, server.addMember("pol" + count++ + "@example.com"));
        browser = server.browser();
        flow = new Flow(platform.client).with("scope", "openid");
    }

    @AfterEach
    void nothingIsDemanded() {
        application(SecondFactorPolicy.OFF);
        resource(SecondFactorPolicy.OFF);
    }

    private void application(SecondFactorPolicy policy) {
        var is = platform.application;
        platform.change(
                tx -> {
                    var now = tx.applications().find(is.id()).orElseThrow();
                    tx.applications()
                            .update(
                                    new Application(
                                            is.id(),
                                            is.reseller(),
                                            is.name(),
                                            is.company(),
                                            null,
                                            false,
                                            policy,
                                            now.version()));
                    tx.factorPolicies()
                            .record(FactorPolicies.of(is.id()), policy, server.clock.instant());
                },
                ChangeKey.application(is.id()));
    }

    private void resource(SecondFactorPolicy policy) {
        var is =
                server.store
                        .read(tx -> tx.resourceServers().findByIdentifier(Platform.API))
                        .orElseThrow();
        platform.change(
                tx -> {
                    tx.resourceServers()
                            .update(
                                    new ResourceServer(
                                            is.id(),
                                            is.identifier(),
                                            is.name(),
                                            is.standard(),
                                            is.builtIn(),
                                            policy,
                                            is.version()));
                    tx.factorPolicies()
                            .record(FactorPolicies.of(is.id()), policy, server.clock.instant());
                },
                ChangeKey.resource(is.id()),
                ChangeKey.PLATFORM);
        server.await(() -> known(policy));
    }

    /** Whether requests that name the resource server meet this policy. */
    private boolean known(SecondFactorPolicy policy) {
        return server.core
                .directory()
                .catalogue()
                .resourceServer(Platform.API)
                .map(ResourceServer::secondFactor)
                .filter(policy::equals)
                .isPresent();
    }

    private Browser.Page login(Browser in) {
        return in.submit(in.open(flow.path()), owner.credentials());
    }

    @Test
    void required_by_the_application_the_code_is_enough_and_the_password_is_not() {
        owner.enrol(server.browser());
        application(SecondFactorPolicy.REQUIRED);
        var step = login(browser);
        assertThat(step.body()).contains("name=\"code\"");
        assertThat(browser.submit(step, Map.of("code", owner.nextCode())).body())
                .contains("decision");
        var other = new AuthenticatorOwner(server, server.addMember("pw" + count + "@example.com"));
        var alone = server.browser();
        var page = alone.submit(alone.open(flow.path()), other.credentials());
        assertThat(page.body()).contains(NEEDED).doesNotContain("decision");
        assertThat(alone.open(flow.with("prompt", "none").path()).answer())
                .containsEntry("error", "login_required");
    }

    @Test
    void required_by_the_requested_resource_server_the_strictest_decides() {
        application(SecondFactorPolicy.OFFERED);
        assertThat(login(browser).body()).contains("decision");
        resource(SecondFactorPolicy.REQUIRED);
        assertThat(login(server.browser()).body()).contains(NEEDED);
        assertThat(browser.open(flow.path()).body()).contains(NEEDED);
        application(SecondFactorPolicy.PHISHING_RESISTANT);
        resource(SecondFactorPolicy.OFF);
        assertThat(browser.open(flow.path()).body()).contains(NEEDED);
    }

    /** A stolen password adds no factor, on no page of the account. */
    @Test
    void login_after_the_policy_adds_no_first_factor_one_from_before_does() {
        login(browser);
        server.clock.move(Duration.ofMinutes(1));
        application(SecondFactorPolicy.REQUIRED);
        server.clock.move(Duration.ofMinutes(1));
        var thief = server.browser();
        login(thief);
        application(SecondFactorPolicy.PHISHING_RESISTANT);

        assertThat(thief.open(AuthenticatorOwner.PAGE).status()).isEqualTo(403);
        assertThat(browser.open(AuthenticatorOwner.PAGE).body()).contains("class=\"qr\"");
    }

    @Test
    void policy_tightened_after_the_login_its_refresh_tokens_wait_for_another() {
        flow = flow.with("scope", "openid offline_access");
        var allowed =
                browser.submit(
                        login(browser), Map.of("decision", "allow", "offline_access", "true"));
        var tokens = Tokens.of(flow.redeem(browser, platform.secret, allowed));
        var form =
                Map.of(
                        "grant_type",
                        "refresh_token",
                        "client_id",
                        platform.client.id().hex(),
                        "client_secret",
                        platform.secret,
                        "refresh_token",
                        String.valueOf(tokens.refresh()));

        for (var demanding :
                List.of(SecondFactorPolicy.REQUIRED, SecondFactorPolicy.PHISHING_RESISTANT)) {
            application(demanding);
            var refused = browser.post("/oidc/token", form);
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.body()).contains("invalid_grant", "second factor");
        }
        application(SecondFactorPolicy.OFF);
        assertThat(browser.post("/oidc/token", form).status()).isEqualTo(200);
    }

    @Test
    void replayed_token_ends_its_family_whatever_the_policy() {
        var grants = Set.of(GrantType.AUTHORIZATION_CODE, GrantType.REFRESH_TOKEN);
        platform.change(
                tx -> tx.clients().update(Platform.withGrants(platform.publicClient, grants)),
                ChangeKey.client(platform.publicClient.id()));
        server.core.pump().catchUp();
        flow = new Flow(platform.publicClient).with("scope", "openid offline_access");
        var allowed =
                browser.submit(
                        login(browser), Map.of("decision", "allow", "offline_access", "true"));
        var first = String.valueOf(Tokens.of(flow.redeem(browser, "", allowed)).refresh());
        var second = String.valueOf(Tokens.of(rotate(first)).refresh());
        var third = String.valueOf(Tokens.of(rotate(second)).refresh());

        application(SecondFactorPolicy.REQUIRED);
        assertThat(rotate(first).status()).isEqualTo(400);
        application(SecondFactorPolicy.OFF);
        assertThat(rotate(third).status()).isEqualTo(400);
    }

    private Browser.Page rotate(String token) {
        return browser.post(
                "/oidc/token",
                Map.of(
                        "grant_type",
                        "refresh_token",
                        "client_id",
                        platform.publicClient.id().hex(),
                        "refresh_token",
                        token));
    }

    @Test
    void application_that_demands_a_factor_is_not_left_by_password_alone() {
        application(SecondFactorPolicy.REQUIRED);
        var page = "/oidc/account/memberships";
        var leave = page + "/leave?application=" + platform.application.id();
        browser.submit(browser.open(page), owner.credentials());

        assertThat(browser.submit(browser.open(leave), Map.of()).body())
                .contains("Sign in with one to leave it");
        assertThat(members()).isEqualTo(1);

        application(SecondFactorPolicy.OFF);
        browser.submit(browser.open(leave), Map.of());
        assertThat(members()).isZero();
    }

    private int members() {
        return server.store.read(tx -> tx.memberships().ofUser(owner.user.id())).size();
    }

    /** NIST SP 800-63B-4, section 3.2.2, beside a policy. */
    @Test
    void hundred_failures_in_a_row_the_demanded_code_still_logs_in() {
        owner.enrol(server.browser());
        application(SecondFactorPolicy.REQUIRED);
        fail(100);
        assertThat(browser.submit(login(browser), Map.of("code", owner.nextCode())).body())
                .contains("decision");
        fail(100);
        var other = new AuthenticatorOwner(server, server.addMember("nf" + count + "@example.com"));
        server.store.execute(
                tx -> {
                    for (int i = 0; i < 100; i++) {
                        tx.users().countFailedLogin(other.user.email());
                    }
                });
        var guesser = server.browser();
        assertThat(guesser.submit(guesser.open(flow.path()), other.credentials()).body())
                .contains("password is wrong")
                .doesNotContain(NEEDED);
    }

    private void fail(int times) {
        server.store.execute(
                tx -> {
                    for (int i = 0; i < times; i++) {
                        tx.users().countFailedLogin(owner.user.email());
                    }
                });
    }

    /** OpenID Connect Core, sections 3.1.2.1 and 5.5.1.1. */
    @Test
    void max_age_and_essential_acr_hold_beside_the_policy() {
        owner.enrol(server.browser());
        application(SecondFactorPolicy.REQUIRED);
        var consent = browser.submit(login(browser), Map.of("code", owner.nextCode()));
        assertThat(browser.submit(consent, Flow.ALLOW).answer()).containsKey("code");
        assertThat(browser.open(flow.with("acr_values", "mfa").path()).answer())
                .containsKey("code");
        var phr =
                flow.with(
                        "claims",
                        "{\"id_token\":{\"acr\":{\"essential\":true,\"values\":[\"phr\"]}}}");
        assertThat(browser.open(phr.with("prompt", "none").path()).answer())
                .containsEntry("error", "login_required");

        server.clock.move(Duration.ofMinutes(10));
        var aged = flow.with("max_age", "300");
        assertThat(browser.open(aged.with("prompt", "none").path()).answer())
                .containsEntry("error", "login_required");
        var again = browser.submit(browser.open(aged.path()), owner.credentials());
        assertThat(again.body()).contains("name=\"code\"");
        assertThat(browser.submit(again, Map.of("code", owner.nextCode())).answer())
                .containsKey("code");
    }

    @Test
    void trusted_browser_the_code_is_asked_for_once_it_is_demanded() {
        owner.enrol(server.browser());
        var step = login(browser);
        assertThat(step.body()).contains("name=\"trust\"");
        browser.submit(step, Map.of("code", owner.nextCode(), "trust", "true"));
        browser.cookies.remove("steelyard-session");
        assertThat(login(browser).body()).doesNotContain("name=\"code\"");

        application(SecondFactorPolicy.REQUIRED);
        step = browser.open(flow.path());
        assertThat(step.body()).contains("name=\"code\"").doesNotContain("name=\"trust\"");
        browser.cookies.remove("steelyard-session");
        step = login(browser);
        assertThat(step.body()).contains("name=\"code\"").doesNotContain("name=\"trust\"");
        assertThat(browser.submit(step, Map.of("code", owner.nextCode())).body())
                .contains("decision");
        assertThat(login(server.browser()).body())
                .contains("name=\"code\"")
                .doesNotContain("name=\"trust\"");
    }

    @Test
    void offered_is_suggested_on_the_consent_page_and_in_the_account_off_is_not() {
        var consent = login(browser);
        assertThat(consent.body()).contains("decision").doesNotContain("Add a second factor");
        assertThat(browser.open("/oidc/account").body()).doesNotContain("Add a second factor");

        application(SecondFactorPolicy.OFFERED);
        assertThat(browser.open("/oidc/account").body()).contains("Add a second factor");
        var setup = browser.open(link(browser.open(flow.path()), "authenticator"));
        owner.scan(setup);
        var back = browser.submit(setup, Map.of("code", owner.code()));
        assertThat(back.body()).contains("decision").doesNotContain("Add a second factor");
        assertThat(browser.open("/oidc/account").body()).doesNotContain("Add a second factor");
    }

    @Test
    void second_factor_that_the_user_has_is_asked_for_under_each_policy() {
        owner.enrol(server.browser());
        for (var policy : SecondFactorPolicy.values()) {
            application(policy);
            assertThat(login(server.browser()).body()).contains("name=\"code\"");
        }
    }

    @Test
    void phishing_resistant_a_passkey_is_added_and_the_request_continues() {
        var device = new SoftAuthenticator();
        login(browser);
        server.clock.move(Duration.ofMinutes(1));
        application(SecondFactorPolicy.PHISHING_RESISTANT);
        var needed = browser.open(flow.path());
        assertThat(needed.body()).contains("accepts passkeys only");
        var setup = browser.open(link(needed, "passkeys"));

        var created = device.create(PasskeyLoginTest.options(setup));
        var answer = Map.of("name", "Blue key", "credential", created);
        var login = browser.submit(setup, answer);

        assertThat(login.body()).contains("Ledger", "name=\"password\"");
        var byPassword = server.browser();
        var step = login(byPassword);
        assertThat(step.body()).contains("data-options");
        var consent =
                browser.submit(
                        login, Map.of("credential", device.get(PasskeyLoginTest.options(login))));
        assertThat(browser.submit(consent, Flow.ALLOW).answer()).containsKey("code");
    }

    @Test
    void required_a_passkey_is_offered_beside_the_app_and_a_code_is_no_passkey() {
        login(browser);
        owner.enrol(browser);
        server.clock.move(Duration.ofMinutes(1));
        application(SecondFactorPolicy.REQUIRED);
        var other =
                new AuthenticatorOwner(server, server.addMember("two" + count + "@example.com"));
        var before = server.browser();
        before.submit(before.open("/oidc/account"), other.credentials());
        application(SecondFactorPolicy.OFF);
        server.clock.move(Duration.ofMinutes(1));
        application(SecondFactorPolicy.REQUIRED);
        var needed = before.open(flow.path());
        assertThat(link(needed, "passkeys")).contains("continue=");
        assertThat(link(needed, "authenticator")).contains("continue=");

        application(SecondFactorPolicy.PHISHING_RESISTANT);
        assertThat(browser.open(flow.path()).body()).contains("accepts passkeys only");
    }

    /** The address of a page of the account that adds a factor. */
    private static String link(Browser.Page page, String to) {
        var found = Pattern.compile("href=\"([^\"]*/" + to + "[^\"]*)\"").matcher(page.body());
        assertThat(found.find()).as(page.body()).isTrue();
        return found.group(1).replace("&amp;", "&");
    }
}
