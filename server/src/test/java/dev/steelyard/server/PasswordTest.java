package dev.steelyard.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.admin.account.RecoverPassword;
import dev.steelyard.admin.operation.Actor;
import dev.steelyard.admin.operation.Outcome;
import dev.steelyard.domain.audit.AuditOrigin;
import dev.steelyard.domain.change.ChangeKey;
import dev.steelyard.domain.mail.MailKind;
import dev.steelyard.domain.permission.ManagementPermission;
import dev.steelyard.domain.reseller.Authority;
import dev.steelyard.domain.search.PageRequest;
import dev.steelyard.domain.user.Password;
import dev.steelyard.domain.user.Staff;
import dev.steelyard.domain.user.User;
import dev.steelyard.http.source.ForwardingHeader;
import dev.steelyard.http.source.Network;
import dev.steelyard.http.source.Proxies;
import dev.steelyard.operations.user.PasswordResetOperations.NewResetLink;
import dev.steelyard.server.keys.RescueLinks;
import dev.steelyard.server.outgoing.OutgoingSettings;
import dev.steelyard.server.settings.MutualTls;
import java.net.URI;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Change of the password, and a new one by a link (rule 13). */
class PasswordTest extends ServerTest {
    private static final String PAGE = "/oidc/account/security/password";
    private static final String REQUEST = "/oidc/recovery/request";
    private static final String NEW = "seven quiet brown fields";

    private User user;
    private int count;

    @BeforeEach
    void newMember() {
        user = server.addMember("password" + count++ + "@example.com");
    }

    private Map<String, String> credentials(String password) {
        return Map.of("email", user.email().written(), "password", password);
    }

    private Browser.Page login(Browser browser, String page, String password) {
        return browser.submit(browser.open(page), credentials(password));
    }

    private static Map<String, String> change(String current, String password) {
        return Map.of("current", current, "password", password);
    }

    private boolean logsIn(String password) {
        return login(server.browser(), PAGE, password).has("name=\"current\"");
    }

    private String link() {
        var made = server.core.management().account().resets().reset(Actor.system(), user.id());
        if (made instanceof Outcome.Done<NewResetLink>(var link)) {
            return URI.create(link.link()).getPath() + "?" + URI.create(link.link()).getQuery();
        }
        throw new AssertionError(made.toString());
    }

    @Test
    void changed_otherSessionsEnd_andThisGoesOn() {
        var browser = server.browser();
        var other = server.browser();
        login(other, PAGE, Platform.PASSWORD);
        var page = login(browser, PAGE, Platform.PASSWORD);

        var done = browser.submit(page, change(Platform.PASSWORD, NEW));

        assertThat(done.body()).contains("Password changed");
        assertThat(browser.open(PAGE).body()).contains("name=\"current\"");
        assertThat(other.open(PAGE).body()).contains("name=\"email\"");
        assertThat(logsIn(NEW)).isTrue();
        assertThat(logsIn(Platform.PASSWORD)).isFalse();
    }

    @Test
    void changed_otherSessionsGoOn_ifTheUserWantsIt() {
        var browser = server.browser();
        var other = server.browser();
        login(other, PAGE, Platform.PASSWORD);
        var page = login(browser, PAGE, Platform.PASSWORD);
        var form = new HashMap<>(change(Platform.PASSWORD, NEW));
        form.put("keep", "true");

        browser.submit(page, form);

        assertThat(other.open(PAGE).body()).contains("name=\"current\"");
        assertThat(logsIn(NEW)).isTrue();
    }

    @Test
    void wrongPresentPassword_orOneThatIsNotAllowed_changesNothing() {
        var browser = server.browser();
        var page = login(browser, PAGE, Platform.PASSWORD);

        var wrong = browser.submit(page, change("not the password", NEW));
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.body()).contains("The present password is wrong");
        var weak = browser.submit(page, change(Platform.PASSWORD, "password12345678"));
        assertThat(weak.body()).contains("one of the commonest passwords");

        assertThat(logsIn(Platform.PASSWORD)).isTrue();
    }

    @Test
    void wrongPresentPasswords_areSlowedDownAsLoginsAre() {
        var browser = server.browser();
        var page = login(browser, PAGE, Platform.PASSWORD);
        for (int i = 0; i < 10; i++) {
            assertThat(browser.submit(page, change("wrong" + i, NEW)).status()).isEqualTo(400);
        }

        var limited = browser.submit(page, change(Platform.PASSWORD, NEW));

        assertThat(limited.status()).isEqualTo(429);
        assertThat(limited.header("retry-after")).isNotEmpty();
    }

    @Test
    void wellKnownAddress_leadsToThePage() {
        var redirect = server.browser().get("/.well-known/change-password");

        assertThat(redirect.location()).isEqualTo(PAGE);
    }

    @Test
    void linkOfTheOperator_getChangesNothing_postSetsThePasswordAndEndsSessions() {
        var signedIn = server.browser();
        login(signedIn, PAGE, Platform.PASSWORD);
        var path = link();
        var browser = server.browser();
        browser.open(path);
        var page = browser.open(path);
        assertThat(page.body()).contains(user.email().written(), "made this link for you");

        var weak = browser.submit(page, Map.of("password", "short"));
        assertThat(weak.body()).contains("A new password needs at least 15 characters");
        assertThat(logsIn(Platform.PASSWORD)).isTrue();
        var done = browser.submit(weak, Map.of("password", NEW));

        assertThat(done.body()).contains("Your password is set", "href=\"/oidc/account\"");
        assertThat(signedIn.open(PAGE).body()).contains("name=\"email\"");
        assertThat(logsIn(NEW)).isTrue();
        assertThat(browser.open(path).body()).contains("This link was used already");
        assertThat(browser.submit(page, Map.of("password", NEW)).body())
                .contains("This link was used already");
    }

    private String linkOf(User operator) {
        var actor =
                Actor.user(
                        operator.id(),
                        new Authority.Operator(),
                        EnumSet.of(ManagementPermission.USERS_WRITE),
                        AuditOrigin.SYSTEM,
                        server.clock.instant());
        var made = server.core.management().account().resets().reset(actor, user.id());
        if (made instanceof Outcome.Done<NewResetLink>(var link)) {
            return link.link().substring(link.link().indexOf('=') + 1);
        }
        throw new AssertionError(made.toString());
    }

    private void recoveredBy(String link) {
        server.core
                .management()
                .account()
                .recoverPassword()
                .recover(link, new Password(NEW), null, null);
    }

    @Test
    void nextLogin_saysWhoMadeTheLink_untilTheUserHasSeenIt() {
        var operator = server.addUser("maker" + count + "@example.com");
        server.store.execute(
                tx ->
                        tx.users()
                                .update(
                                        tx.users()
                                                .find(operator.id())
                                                .orElseThrow()
                                                .named("Grace <Hopper>")));
        makeOperator(operator);
        var link = linkOf(operator);
        var browser = server.browser();
        assertThat(login(browser, "/oidc/account", Platform.PASSWORD).body())
                .doesNotContain("Grace");

        recoveredBy(link);

        var page = login(server.browser(), "/oidc/account", NEW);
        assertThat(page.body())
                .contains("Grace &lt;Hopper&gt; made a link by which your password was set");
        var later = server.browser();
        page = login(later, "/oidc/account", NEW);
        var seen = later.submit(page, Map.of());
        assertThat(seen.body()).doesNotContain("Grace");
        assertThat(later.open("/oidc/account/security").body())
                .contains("New password by a link that Grace &lt;Hopper&gt; made");
    }

    /** The user sets a new password by a link; also while the old one is tried. */
    private void recovered() {
        server.hasher.meanwhile = () -> {};
        var link = link();
        var done =
                server.core
                        .management()
                        .account()
                        .recoverPassword()
                        .recover(
                                link.substring(link.indexOf('=') + 1),
                                new Password(NEW),
                                null,
                                null);
        assertThat(done).isEqualTo(new RecoverPassword.Recovery.Done());
    }

    @Test
    void loginProvedByTheOldPassword_noSession() {
        var browser = server.browser();
        var page = browser.open(PAGE);
        server.hasher.meanwhile = this::recovered;

        var answer = browser.submit(page, credentials(Platform.PASSWORD));

        assertThat(answer.body()).contains("name=\"email\"");
        assertThat(browser.cookies).doesNotContainKey("steelyard-session");
    }

    @Test
    void loginProvedByTheOldPassword_thenACode_noSession() {
        var owner = new AuthenticatorOwner(server, user);
        owner.enrol(server.browser());
        var browser = server.browser();
        var step = login(browser, PAGE, Platform.PASSWORD);
        assertThat(step.body()).contains("name=\"code\"");
        recovered();

        var answer = browser.submit(step, Map.of("code", owner.nextCode()));

        assertThat(answer.body()).contains("too old");
        assertThat(browser.cookies).doesNotContainKey("steelyard-session");
    }

    @Test
    void changeProvedByTheOldPassword_leavesTheRecoveredOne() {
        var browser = server.browser();
        var page = login(browser, PAGE, Platform.PASSWORD);
        server.hasher.meanwhile = this::recovered;

        var answer = browser.submit(page, change(Platform.PASSWORD, "the intruder's own words"));

        assertThat(answer.body()).contains("too old");
        assertThat(logsIn(NEW)).isTrue();
    }

    @Test
    void linksOfOtherPurposes_lookUnknown() {
        var path = link();

        assertThat(server.browser().open("/oidc/recovery?link=sy_hl_x").status()).isEqualTo(410);
        assertThat(server.browser().open(path.replace("recovery", "invitation")).body())
                .contains("This link no longer works");
    }

    @Test
    void withoutMail_thePageSaysWhomToAsk() {
        assertThat(server.browser().open(REQUEST).body()).contains("Ask the operator");
        assertThat(server.browser().open(PAGE).body())
                .contains("href=\"" + REQUEST + "\"", "Forgot password?");
    }

    private static RunningServer mailing(Proxies proxies, String perAddress) {
        return new RunningServer(
                RunningServer.ISSUER,
                proxies,
                OutgoingSettings.SAFE,
                MutualTls.NONE,
                Map.of(
                        "mail.host",
                        "mail.example.com",
                        "mail.from",
                        "a@example.com",
                        "mail.per_address",
                        perAddress));
    }

    private static Browser at(RunningServer server, String source) {
        var browser = server.browser();
        browser.headers.put("forwarded", "for=" + source);
        return browser;
    }

    @Test
    void strangersRequests_useUpNeitherThoseOfOtherSources_norOfKnownBrowsers() {
        var proxies = new Proxies(List.of(Network.parse("127.0.0.1")), ForwardingHeader.FORWARDED);
        try (var mailing = mailing(proxies, "4")) {
            var email = mailing.addUser("known@example.com").email().written();
            var form = Map.of("email", email);
            var known = at(mailing, "198.51.100.1");
            known.submit(known.open(PAGE), Map.of("email", email, "password", Platform.PASSWORD));
            var stranger = at(mailing, "198.51.100.1");
            var asked = stranger.open(REQUEST);
            for (int i = 0; i < 3; i++) {
                assertThat(stranger.submit(asked, form).status()).isEqualTo(200);
            }
            assertThat(stranger.submit(asked, form).status()).isEqualTo(429);

            var other = at(mailing, "198.51.100.2");
            assertThat(other.submit(other.open(REQUEST), form).status()).isEqualTo(200);
            assertThat(links(mailing)).isEqualTo(4);
            // Beyond the mails of a day, which the stranger used up.
            assertThat(known.submit(known.open(REQUEST), form).status()).isEqualTo(200);
            assertThat(links(mailing)).isEqualTo(5);
        }
    }

    private static long links(RunningServer server) {
        return server.store.read(tx -> tx.mails().list(null, PageRequest.FIRST).reversed()).stream()
                .filter(mail -> mail.kind() == MailKind.PASSWORD_RESET)
                .count();
    }

    @Test
    void knownAndUnknownAddresses_getOneAnswer_andOneMailEach_withinTheLimit() {
        try (var mailing = mailing(Proxies.NONE, "20")) {
            var known = mailing.addUser("known@example.com").email().written();
            var browser = mailing.browser();
            var page = browser.open(REQUEST);
            for (int i = 0; i < 3; i++) {
                var first = browser.submit(page, Map.of("email", known));
                var second = browser.submit(page, Map.of("email", "unknown@example.com"));
                assertThat(first.body()).contains("Look into your mailbox");
                assertThat(second.body()).isEqualTo(first.body());
            }
            for (var address : List.of(known, "unknown@example.com")) {
                assertThat(browser.submit(page, Map.of("email", address)).status()).isEqualTo(429);
            }
            var mails =
                    mailing.store.read(tx -> tx.mails().list(null, PageRequest.FIRST).reversed());
            assertThat(mails).hasSize(6);
            assertThat(browser.submit(page, Map.of("email", "known")).body())
                    .contains("This is no email address");
        }
    }

    @Test
    void rescueLink_setsThePasswordOnce_enablesTheOperator_andTellsTheOthers() {
        var links = new RescueLinks(server.core.environment().masterKey());
        makeOperator(user);
        var other = server.addUser("another" + count + "@example.com");
        makeOperator(other);
        disable();
        var path = "/oidc/rescue?link=" + links.make(user.email(), server.clock.instant());
        var browser = server.browser();
        browser.open(path);
        var page = browser.open(path);
        assertThat(page.body()).contains(user.email().written(), "made on the machine");

        assertThat(browser.submit(page, Map.of("password", "short")).body())
                .contains("A new password needs at least 15 characters");
        assertThat(browser.submit(page, Map.of("password", NEW)).body())
                .contains("Your password is set");

        assertThat(logsIn(NEW)).isTrue();
        boolean mayEnrol =
                server.store.<Boolean>read(
                        tx -> tx.factorEnrolments().isPermitted(user.id(), server.clock.instant()));
        assertThat(mayEnrol).isTrue();
        assertThat(browser.submit(page, Map.of("password", NEW + "!")).body())
                .contains("This link was used already");
        assertThat(browser.open(path).body()).contains("This link was used already");
        assertThat(logsIn(NEW + "!")).isFalse();
    }

    @Test
    void rescueLink_ofNoOperator_forged_orExpired_doesNothing() {
        var links = new RescueLinks(server.core.environment().masterKey());
        var ordinary = links.make(user.email(), server.clock.instant());
        var browser = server.browser();
        assertThat(browser.open("/oidc/rescue?link=" + ordinary).body())
                .contains("This link no longer works");
        makeOperator(user);
        var secret = links.make(user.email(), server.clock.instant());
        assertThat(browser.open("/oidc/rescue?link=" + secret).status()).isEqualTo(200);
        var forged =
                secret.substring(0, 30)
                        + (secret.charAt(30) == 'A' ? 'B' : 'A')
                        + secret.substring(31);
        assertThat(browser.open("/oidc/rescue?link=" + forged).status()).isEqualTo(410);
        assertThat(browser.open("/oidc/rescue?link=sy_rl_").status()).isEqualTo(410);
        var late = links.make(user.email(), server.clock.instant().minus(RescueLinks.LIFE));
        assertThat(browser.open("/oidc/rescue?link=" + late).body())
                .contains("This link has expired");
    }

    private void makeOperator(User operator) {
        platform.change(
                tx ->
                        tx.staff()
                                .put(
                                        new Staff(
                                                operator.id(),
                                                new Authority.Operator(),
                                                Set.of(ManagementPermission.STAFF_WRITE),
                                                0)),
                ChangeKey.staff(operator.id()));
    }

    private void disable() {
        var done = server.core.management().users().disable(Actor.system(), user.id(), null);
        assertThat(done).isInstanceOf(Outcome.Done.class);
        assertThat(logsIn(Platform.PASSWORD)).isFalse();
    }
}
