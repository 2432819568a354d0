package dev.steelyard.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.admin.operation.Actor;
import dev.steelyard.admin.operation.Outcome;
import dev.steelyard.domain.application.SecondFactorPolicy;
import dev.steelyard.domain.audit.AuditOrigin;
import dev.steelyard.domain.change.ChangeKey;
import dev.steelyard.domain.permission.ManagementPermission;
import dev.steelyard.domain.principal.BuiltInIds;
import dev.steelyard.domain.reseller.Authority;
import dev.steelyard.domain.user.Staff;
import dev.steelyard.domain.user.User;
import dev.steelyard.http.source.Proxies;
import dev.steelyard.operations.user.FactorResetOperations.NewEnrolmentLink;
import dev.steelyard.server.outgoing.OutgoingSettings;
import dev.steelyard.server.settings.MutualTls;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StaffFactorTest {
    private RunningServer server;
    private AuthenticatorOwner owner;
    private Browser browser;
    private Flow flow;
    private int count;

    @BeforeAll
    void start() {
        server =
                new RunningServer(
                        RunningServer.ISSUER,
                        Proxies.NONE,
                        OutgoingSettings.SAFE,
                        MutualTls.NONE,
                        Map.of("staff.second_factor", "required"));
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @BeforeEach
    void newStaff() {
        server.clock.move(Duration.ofMinutes(1));
        owner = new AuthenticatorOwner(server, server.addMember("s" + count++ + "@example.com"));
        browser = server.browser();
        var cli = server.store.read(tx -> tx.clients().find(BuiltInIds.COMMAND_LINE)).orElseThrow();
        flow =
                new Flow(cli)
                        .with("scope", "openid")
                        .with("redirect_uri", "http://127.0.0.1:41234/callback");
        employ(owner.user);
    }

    private void employ(User user) {
        var staff =
                new Staff(
                        user.id(),
                        new Authority.Operator(),
                        EnumSet.allOf(ManagementPermission.class),
                        0);
        server.platform.change(tx -> tx.staff().put(staff), ChangeKey.staff(user.id()));
    }

    private void permit() {
        var until = server.clock.instant().plus(Duration.ofHours(1));
        server.store.execute(tx -> tx.factorEnrolments().permit(owner.user.id(), until));
    }

    private Browser.Page login(Browser in) {
        return in.submit(in.open(flow.path()), owner.credentials());
    }

    @Test
    void password_alone_no_access_and_no_first_factor() {
        var page = login(browser);
        assertThat(page.body()).contains("A second factor is needed", "Ask an operator for a link");
        assertThat(page.body()).doesNotContain("decision", "/authenticator");

        var refused = browser.open(AuthenticatorOwner.PAGE);
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.body()).contains("A password alone").doesNotContain("class=\"qr\"");
        var passkeys = "/oidc/account/security/passkeys";
        assertThat(browser.open(passkeys).status()).isEqualTo(403);
        var form = Browser.filled(browser.open("/oidc/account/profile"), Map.of("name", "One"));
        assertThat(browser.post(passkeys, form).location()).isEqualTo(passkeys);
        var silent = browser.open(flow.with("prompt", "none").path());
        assertThat(silent.answer()).containsEntry("error", "login_required");
    }

    @Test
    void with_a_link_the_app_is_added_and_the_login_continues() {
        permit();
        var page = login(browser);
        assertThat(page.body()).contains("Add an authenticator app");
        var link = page.body().replaceAll("(?s).*href=\"([^\"]*/authenticator[^\"]*)\".*", "$1");
        var setup = browser.open(link.replace("&amp;", "&"));
        owner.scan(setup);

        var next = browser.submit(setup, Map.of("code", owner.code()));

        assertThat(next.body()).contains("decision");
        // The permission is for a first factor, and is used up.
        assertThat(
                        server.store.<Boolean>read(
                                tx ->
                                        tx.factorEnrolments()
                                                .isPermitted(
                                                        owner.user.id(), server.clock.instant())))
                .isFalse();
        var other = server.browser();
        var step = login(other);
        assertThat(step.body()).contains("name=\"code\"");
        assertThat(other.submit(step, Map.of("code", owner.nextCode())).body())
                .contains("decision");
    }

    @Test
    void login_from_before_the_policy_adds_the_first_factor() {
        login(browser);
        demandFromNow();
        assertThat(browser.open(AuthenticatorOwner.PAGE).body()).contains("class=\"qr\"");
        var later = server.browser();
        server.clock.move(Duration.ofMinutes(1));
        login(later);
        assertThat(later.open(AuthenticatorOwner.PAGE).status()).isEqualTo(403);
    }

    /** The fresh proof is another login, and begins after the policy. */
    @Test
    void session_from_before_the_policy_is_too_old_after_an_hour() {
        login(browser);
        demandFromNow();
        server.clock.move(Duration.ofHours(1));
        var asked = browser.open(AuthenticatorOwner.PAGE);
        assertThat(asked.body()).contains("name=\"password\"");

        var refused = browser.submit(asked, owner.credentials());
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.body()).contains("A password alone").doesNotContain("class=\"qr\"");
    }

    private void demandFromNow() {
        server.clock.move(Duration.ofMinutes(1));
        var now = server.clock.instant();
        server.store.execute(
                tx -> {
                    tx.factorPolicies().record("staff", SecondFactorPolicy.OFF, now);
                    tx.factorPolicies().record("staff", SecondFactorPolicy.REQUIRED, now);
                });
    }

    /** Rule 13: the operator's link, and the password, together. */
    @Test
    void factors_reset_by_an_operator_the_link_and_the_password_add_one_anew() {
        permit();
        login(browser);
        owner.enrol(browser);
        var link = reset();

        assertThat(browser.open(AuthenticatorOwner.PAGE).body()).contains("name=\"password\"");
        var thief = server.browser();
        assertThat(login(thief).body()).contains("Ask an operator for a link");

        var page = browser.submit(browser.open(link), owner.credentials());
        assertThat(page.body()).contains("This link lets you add");
        assertThat(thief.submit(thief.open(link), Map.of()).status()).isEqualTo(200);
        assertThat(browser.submit(page, Map.of()).body()).contains("This link");
    }

    @Test
    void link_of_another_user_refused() {
        var link = reset();
        var other =
                new AuthenticatorOwner(server, server.addMember("x" + count++ + "@example.com"));
        var page = browser.submit(browser.open(link), other.credentials());
        assertThat(page.body()).contains("This link no longer works");

        var own = server.browser();
        own.submit(own.submit(own.open(link), owner.credentials()), Map.of());
        assertThat(own.open(AuthenticatorOwner.PAGE).body()).contains("class=\"qr\"");
    }

    private String reset() {
        var maker = server.addMember("o" + count++ + "@example.com");
        employ(maker);
        var actor =
                Actor.user(
                        maker.id(),
                        new Authority.Operator(),
                        EnumSet.allOf(ManagementPermission.class),
                        AuditOrigin.SYSTEM,
                        server.clock.instant());
        var made = server.core.management().account().factorResets().reset(actor, owner.user.id());
        return made instanceof Outcome.Done<NewEnrolmentLink>(var link)
                ? link.link().substring(link.link().indexOf("/oidc/"))
                : "refused";
    }

    @Test
    void other_programs_ask_staff_for_the_password_alone() {
        var ordinary = new Flow(server.platform.client).with("scope", "openid");
        var answer = browser.submit(browser.open(ordinary.path()), owner.credentials());
        assertThat(answer.body()).contains("decision");
    }
}
