package dev.steelyard.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import dev.steelyard.domain.change.ChangeKey;
import dev.steelyard.domain.factor.TrustedBrowser;
import dev.steelyard.domain.permission.ManagementPermission;
import dev.steelyard.domain.principal.BuiltInIds;
import dev.steelyard.domain.reseller.Authority;
import dev.steelyard.domain.user.PasswordHasher;
import dev.steelyard.domain.user.Staff;
import dev.steelyard.domain.user.User;
import dev.steelyard.http.source.Proxies;
import dev.steelyard.server.outgoing.OutgoingSettings;
import dev.steelyard.server.settings.MutualTls;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TrustedBrowserTest extends ServerTest {
    private static final String SESSION = "steelyard-session";
    private static final String COOKIE = "steelyard-trust";
    private static final String SECURITY = "/oidc/account/security";
    private static final String BOX = "name=\"trust\"";
    private static final String CODE = "name=\"code\"";
    private static final String AGENT =
            "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";

    private AuthenticatorOwner owner;
    private Browser browser;
    private Flow flow;
    private int count;

    @BeforeEach
    void newMember() {
        owner = owner(server);
        browser = server.browser();
        browser.headers.put("User-Agent", AGENT);
        flow = new Flow(platform.client).with("scope", "openid");
    }

    private AuthenticatorOwner owner(RunningServer at) {
        at.clock.move(Duration.ofMinutes(1));
        var made = new AuthenticatorOwner(at, at.addMember("tb" + count++ + "@example.com"));
        made.enrol(at.browser());
        at.clock.move(Duration.ofMinutes(1));
        return made;
    }

    private Browser.Page password(Browser in, AuthenticatorOwner by, Flow of) {
        in.cookies.remove(SESSION);
        return in.submit(in.open(of.path()), by.credentials());
    }

    private Browser.Page password() {
        return password(browser, owner, flow);
    }

    private static Map<String, String> trusting(AuthenticatorOwner by) {
        return Map.of("code", by.nextCode(), "trust", "true");
    }

    /** Logs in by both factors, and trusts the browser. */
    private void trust(Browser in, AuthenticatorOwner by) {
        in.submit(password(in, by, flow), trusting(by));
        assertThat(in.cookies).containsKeys(SESSION, COOKIE);
    }

    private void trust() {
        trust(browser, owner);
        assertTrusted();
    }

    private void assertTrusted() {
        assertThat(password().body()).doesNotContain(CODE);
        assertThat(browser.cookies).containsKey(SESSION);
    }

    private void assertAsked() {
        assertThat(password().body()).contains(CODE);
        assertThat(browser.cookies).doesNotContainKey(SESSION);
    }

    private List<TrustedBrowser> stored(User user) {
        return server.store.read(
                tx -> tx.trustedBrowsers().ofUser(user.id(), server.clock.instant()));
    }

    @Test
    void trustedBrowser_thePasswordIsEnough_andTheLoginProvesNoMore() throws Exception {
        trust();
        browser.cookies.remove(SESSION);
        var answer = browser.submit(browser.open(flow.path()), owner.credentials());
        var allowed = answer.status() == 200 ? browser.submit(answer, Flow.ALLOW) : answer;
        var tokens = Tokens.of(flow.redeem(browser, platform.secret, allowed));
        var id = SignedJWT.parse(String.valueOf(tokens.id())).getJWTClaimsSet();

        assertThat(id.getStringClaim("acr")).isEqualTo("pwd");
        assertThat(id.getStringListClaim("amr")).containsExactly("pwd");
        assertThat(browser.open("/oidc/account/sessions").body())
                .contains("password, trusted browser");
    }

    @Test
    void afterAHundredFailures_withoutTheMarkOfAKnownBrowser_asksForTheFactor() {
        trust();
        server.store.execute(
                tx -> {
                    for (int i = 0; i < 100; i++) {
                        tx.users().countFailedLogin(owner.user.email());
                    }
                });
        browser.cookies.keySet().removeIf(name -> !name.equals(COOKIE));

        assertAsked();
    }

    @Test
    void notChosen_orByARecoveryCode_noTrust() {
        assertThat(password().body()).contains(BOX, "for 30 days");
        browser.submit(password(), Map.of("code", owner.nextCode()));
        assertThat(browser.cookies).doesNotContainKey(COOKIE);

        var made = browser.submit(browser.open(SECURITY + "/recovery-codes"), Map.of());
        var codes = Pattern.compile("<li>([0-9A-Z]{4}-[0-9A-Z]{4})</li>").matcher(made.body());
        assertThat(codes.find()).isTrue();
        browser.submit(password(), Map.of("code", codes.group(1), "trust", "true"));
        assertThat(browser.cookies).containsKey(SESSION).doesNotContainKey(COOKIE);
    }

    @Test
    void wrongCode_theChoiceStays() {
        var again = browser.submit(password(), Map.of("code", "nonsense", "trust", "true"));
        assertThat(again.body()).containsPattern("name=\"trust\"[^>]* checked");
        assertThat(password().body()).doesNotContainPattern("name=\"trust\"[^>]* checked");
        assertThat(browser.cookies).doesNotContainKey(COOKIE);
    }

    @Test
    void wrongPassword_inATrustedBrowser_isWrong() {
        trust();
        browser.cookies.remove(SESSION);
        var wrong = Map.of("email", owner.user.email().written(), "password", "wrong wrong wrong");
        assertThat(browser.submit(browser.open(flow.path()), wrong).body())
                .contains("password is wrong");
        assertTrusted();
    }

    @Test
    void eachUse_replacesTheSecret_soOneCopyOfACookieGoesOn() {
        trust(browser, owner);
        var copy = server.browser();
        copy.cookies.put(COOKIE, Objects.requireNonNull(browser.cookies.get(COOKIE)));
        assertTrusted();

        assertThat(password(copy, owner, flow).body()).contains(CODE);
        assertTrusted();
        // Who trusts the browser again ends what a copy of its cookie could use.
        trust(copy, owner);
        assertAsked();
        assertThat(stored(owner.user)).hasSize(1);
    }

    @Test
    void severalUsersOfOneBrowser_eachItsOwnTrust() {
        var other = owner(server);
        trust();
        assertThat(password(browser, other, flow).body()).contains(CODE);
        trust(browser, other);

        assertTrusted();
        assertThat(password(browser, other, flow).body()).doesNotContain(CODE);
        assertTrusted();
        assertThat(stored(owner.user)).hasSize(1);
        assertThat(stored(other.user)).hasSize(1);
        assertThat(browser.open(SECURITY).body()).containsOnlyOnce(SECURITY + "/browsers/");

        // The end for one leaves the other's.
        var ids = stored(other.user);
        var page = browser.open(SECURITY + "/browsers");
        browser.post(SECURITY + "/browsers/" + ids.getFirst().id(), Browser.filled(page, Map.of()));
        assertThat(stored(other.user)).hasSize(1);
        browser.submit(page, Map.of());
        assertThat(password(browser, other, flow).body()).doesNotContain(CODE);
        assertAsked();
    }

    @Test
    void requestThatDemandsMore_asksForTheFactor_andOffersNoTrust() {
        trust();
        var mfa = flow.with("acr_values", "mfa");
        var step = browser.open(mfa.path());
        assertThat(step.body()).contains(CODE).doesNotContain(BOX, "name=\"password\"");
        step = password(browser, owner, mfa);
        assertThat(step.body()).contains(CODE).doesNotContain(BOX);
        var session = browser.cookies.get(SESSION);
        browser.submit(step, trusting(owner));
        assertThat(browser.cookies.get(SESSION)).isNotEqualTo(session);
        assertThat(browser.open("/oidc/account/sessions").body())
                .contains("password, code of an app");
        assertThat(stored(owner.user)).hasSize(1);
        browser.cookies.clear();
        assertThat(password(browser, owner, mfa).body()).contains(CODE).doesNotContain(BOX);
    }

    @Test
    void managementApi_asksForTheFactor_underEveryPolicy() {
        var staff =
                new Staff(
                        owner.user.id(),
                        new Authority.Operator(),
                        EnumSet.allOf(ManagementPermission.class),
                        0);
        platform.change(tx -> tx.staff().put(staff), ChangeKey.staff(owner.user.id()));
        var cli = server.store.read(tx -> tx.clients().find(BuiltInIds.COMMAND_LINE)).orElseThrow();
        var console =
                new Flow(cli)
                        .with("scope", "openid")
                        .with("redirect_uri", "http://127.0.0.1:41234/callback");
        trust();

        var silent = browser.open(console.with("prompt", "none").path());
        assertThat(silent.answer()).containsEntry("error", "login_required");
        var step = browser.open(console.path());
        assertThat(step.body()).contains(CODE).doesNotContain(BOX);
        assertThat(browser.submit(step, Map.of("code", owner.nextCode())).body())
                .contains("decision");
    }

    @Test
    void anotherLoginOfTheUserWhoIsLoggedIn_asksForTheFactor() {
        trust();
        var again = browser.open(flow.with("prompt", "login").path());
        assertThat(browser.submit(again, owner.credentials()).body()).contains(CODE);
    }

    @Test
    void changeOfTheAccount_asksForTheFactorAlone() {
        trust();
        var page = browser.open(SECURITY + "/password");
        assertThat(page.body()).contains(CODE).doesNotContain("name=\"current\"", BOX);
        var form = Browser.filled(browser.open("/oidc/account/profile"), Map.of());
        assertThat(browser.post(SECURITY + "/password", form).location())
                .isEqualTo(SECURITY + "/password");
        assertThat(browser.submit(page, Map.of("code", owner.nextCode())).body())
                .contains("name=\"current\"");

        assertTrusted();
        server.clock.move(Duration.ofMinutes(11));
        page = browser.open(SECURITY + "/password");
        assertThat(page.body()).contains("name=\"password\"");
        assertThat(browser.submit(page, owner.credentials()).body()).contains(CODE);
    }

    @Test
    void afterThirtyDays_asked_howeverOftenItWasUsed() {
        trust();
        server.clock.move(Duration.ofDays(29));
        assertTrusted();
        server.clock.move(Duration.ofDays(1));
        assertAsked();
    }

    @Test
    void shortPassword_isNeverEnoughAlone() {
        trust();
        server.store.execute(
                tx -> {
                    var user = owner.user.id();
                    var phc = tx.users().password(user).orElseThrow();
                    tx.users().setPassword(user, phc + PasswordHasher.SHORT_MARK);
                });
        assertAsked();
        browser.cookies.remove(COOKIE);
        var step = password();
        assertThat(step.body()).contains(CODE).doesNotContain(BOX);
        browser.submit(step, trusting(owner));
        assertThat(browser.cookies).containsKey(SESSION).doesNotContainKey(COOKIE);
    }

    @Test
    void newPassword_endsTheTrust() {
        trust();
        var page = browser.open(SECURITY + "/password");
        page = browser.submit(page, Map.of("code", owner.nextCode()));
        var changed = "seven quiet fields lie there";
        browser.submit(
                page, Map.of("current", Platform.PASSWORD, "password", changed, "keep", "true"));
        assertThat(stored(owner.user)).isEmpty();
        browser.cookies.remove(SESSION);
        var typed = Map.of("email", owner.user.email().written(), "password", changed);
        assertThat(browser.submit(browser.open(flow.path()), typed).body()).contains(CODE);
    }

    @Test
    void changedFactors_endTheTrust() {
        trust();
        browser.submit(
                browser.open(SECURITY + "/recovery-codes"), Map.of("code", owner.nextCode()));
        browser.submit(browser.open(SECURITY + "/recovery-codes"), Map.of());
        assertThat(stored(owner.user)).isEmpty();
        assertAsked();
    }

    @Test
    void disabledUser_hasNoTrustLeft() {
        trust();
        server.core
                .context()
                .store()
                .execute(tx -> server.core.context().endings().user(tx, owner.user.id()));
        assertThat(stored(owner.user)).isEmpty();
        assertAsked();
    }

    @Test
    void accountPage_listsThem_andEndsOne() {
        assertThat(server.browser().open(SECURITY).status()).isEqualTo(200);
        trust(browser, owner);
        assertThat(browser.open(SECURITY).body())
                .contains("Trusted browsers", "Firefox", "Linux", "never used", "Browser trusted")
                .doesNotContain("in all");
        assertTrusted();
        var page = browser.open(SECURITY);
        assertThat(page.body()).contains("last used", "Signed in in a trusted browser");
        var link = SECURITY + "/browsers/" + stored(owner.user).getFirst().id();
        assertThat(page.body()).contains("href=\"" + link + "\"");
        var export = browser.open("/oidc/account/sessions");
        assertThat(export.status()).isEqualTo(200);

        var done = browser.submit(browser.open(link), Map.of());
        assertThat(done.body()).contains("You trust no browser", "Trust in a browser ended");
        assertThat(browser.get(link).location()).isEqualTo(SECURITY);
        assertAsked();
    }

    @Test
    void switchedOff_orShortened_afterTheTrustBegan() {
        try (var off = server("0");
                var https = server("2d")) {
            browser = off.browser();
            var there = owner(off);
            var step = browser.submit(browser.open(flowOf(off).path()), there.credentials());
            assertThat(step.body()).contains(CODE).doesNotContain(BOX);
            browser.submit(step, trusting(there));
            assertThat(browser.cookies).containsKey(SESSION).doesNotContainKey(COOKIE);
            assertThat(browser.open(SECURITY).body()).doesNotContain("Trusted browsers");

            var secure = https.browser();
            var user = owner(https);
            step = secure.submit(secure.open(flowOf(https).path()), user.credentials());
            assertThat(step.body()).contains("for 2 days");
        }
    }

    private static Flow flowOf(RunningServer at) {
        return new Flow(at.platform.client).with("scope", "openid");
    }

    private static RunningServer server(String lifetime) {
        return new RunningServer(
                RunningServer.ISSUER,
                Proxies.NONE,
                OutgoingSettings.SAFE,
                MutualTls.NONE,
                Map.of("lifetimes.trusted_browser", lifetime));
    }
}
