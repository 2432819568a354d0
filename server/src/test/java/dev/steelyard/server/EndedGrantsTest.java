package dev.steelyard.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.admin.operation.Actor;
import dev.steelyard.admin.operation.Outcome;
import dev.steelyard.domain.change.ChangeKey;
import dev.steelyard.domain.search.PageRequest;
import dev.steelyard.domain.user.EmailAddress;
import dev.steelyard.domain.user.User;
import dev.steelyard.guard.Decision;
import dev.steelyard.guard.Guard;
import dev.steelyard.guard.GuardRequest;
import dev.steelyard.guard.operation.Operations;
import dev.steelyard.operations.invitation.InvitationOperations.NewMember;
import dev.steelyard.server.feed.LocalStateSource;
import dev.steelyard.testkit.domain.StoredPassword;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What was issued, at the guard and at the token endpoint, once it was ended by somebody else than
 * its client: it stays ended when the same is allowed again.
 */
class EndedGrantsTest {
    private static final String OFFLINE = "openid offline_access";

    private RunningServer server;
    private Platform platform;
    private Guard guard;
    private User ada;

    @BeforeEach
    void start() {
        server = new RunningServer(RunningServer.ISSUER);
        platform = server.platform;
        ada = platform.ada;
        var api =
                server.store
                        .read(tx -> tx.resourceServers().findByIdentifier(Platform.API))
                        .orElseThrow();
        guard =
                Guard.builder()
                        .issuer(RunningServer.ISSUER)
                        .audience(Platform.API)
                        .keys(server.core.keys()::published)
                        .states(
                                new LocalStateSource(
                                        server.core.directory(),
                                        server.core.pump(),
                                        server.core.context().store().places(),
                                        server.core.revocations(),
                                        () -> api))
                        .operations(Operations.parse("GET /{application}/documents documents:read"))
                        .clock(server.clock)
                        .build();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static <T> T done(Outcome<T> outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        return ((Outcome.Done<T>) outcome).value();
    }

    /** What the guard of the API says to a token. */
    private String guarded(String token) {
        server.core.pump().drain();
        var decision =
                guard.decide(
                        new GuardRequest(
                                "GET",
                                "/" + platform.application.id() + "/documents",
                                null,
                                List.of("Bearer " + token),
                                List.of(),
                                List.of(),
                                "r"));
        return switch (decision) {
            case Decision.Allowed _ -> "allowed";
            case Decision.Refused refused -> refused.refusal().code().code();
        };
    }

    private Flow flow(String scope) {
        return new Flow(platform.client).with("scope", scope);
    }

    /** The answer with a code, once Ada has logged in and allowed what is asked. */
    private Browser.Page code(Browser browser, String scope) {
        var answer = browser.open(flow(scope).path());
        for (int pages = 0; answer.status() == 200 && pages < 3; pages++) {
            answer =
                    answer.has("name=\"password\"")
                            ? browser.submit(answer, Flow.ADA)
                            : browser.submit(
                                    answer, Map.of("decision", "allow", "offline_access", "true"));
        }
        return answer;
    }

    private Browser.Page redeemed(Browser browser, Browser.Page code) {
        return flow(OFFLINE).redeem(browser, platform.secret, code);
    }

    private Tokens tokens(Browser browser, String scope) {
        return Tokens.of(redeemed(browser, code(browser, scope)));
    }

    private int refreshed(Tokens tokens) {
        var form = new LinkedHashMap<String, String>();
        form.put("grant_type", "refresh_token");
        form.put("client_id", platform.client.id().hex());
        form.put("client_secret", platform.secret);
        form.put("refresh_token", String.valueOf(tokens.refresh()));
        return server.browser().post("/oidc/token", form).status();
    }

    private void leave() {
        var application = platform.application.id();
        done(
                server.core
                        .management()
                        .members()
                        .delete(Actor.system(), application, ada.id(), null));
    }

    private void comeBack() {
        var management = server.core.management();
        var link =
                done(
                        management
                                .invitations()
                                .invite(
                                        Actor.system(),
                                        platform.application.id(),
                                        new NewMember(
                                                new EmailAddress(Platform.ADA),
                                                Set.of(platform.role.id()))));
        done(
                management
                        .acceptInvitation()
                        .asUser(
                                link.link().reveal(),
                                StoredPassword.of(server.store, ada.id()),
                                null,
                                null,
                                null));
        server.core.pump().drain();
    }

    @Test
    void member_removed_and_invited_again_nothing_from_before_comes_back() {
        var browser = server.browser();
        var online = tokens(browser, "openid");
        var offline = tokens(browser, OFFLINE);
        var unredeemed = code(browser, OFFLINE);
        assertThat(online.refresh()).isNull();
        assertThat(guarded(online.access())).isEqualTo("allowed");
        assertThat(guarded(offline.access())).isEqualTo("allowed");

        leave();
        assertThat(guarded(online.access())).isEqualTo("not_a_member");
        assertThat(guarded(offline.access())).isEqualTo("not_a_member");

        comeBack();
        assertThat(guarded(online.access())).isEqualTo("token_revoked");
        assertThat(guarded(offline.access())).isEqualTo("token_revoked");
        assertThat(refreshed(offline)).isEqualTo(400);
        assertThat(redeemed(browser, unredeemed).status()).isEqualTo(400);
        assertThat(guarded(tokens(browser, OFFLINE).access())).isEqualTo("allowed");
    }

    @Test
    void session_ended_tokens_of_the_one_that_it_replaced_in_the_browser_end_too() {
        var browser = server.browser();
        var first = tokens(browser, "openid");
        var again = flow("openid").with("prompt", "login");
        var second =
                Tokens.of(
                        again.redeem(
                                browser,
                                platform.secret,
                                browser.submit(browser.open(again.path()), Flow.ADA)));
        assertThat(guarded(first.access())).isEqualTo("allowed");

        browser.submit(browser.open("/oidc/session/end"), Map.of("decision", "logout"));

        assertThat(guarded(second.access())).isEqualTo("session_ended");
        assertThat(guarded(first.access())).isEqualTo("session_ended");
    }

    @Test
    void user_disabled_and_enabled_nothing_comes_back_and_login_says_nothing_of_it() {
        var users = server.core.management().users();
        var browser = server.browser();
        var tokens = tokens(browser, OFFLINE);
        var unredeemed = code(browser, OFFLINE);

        done(users.disable(Actor.system(), ada.id(), null));
        assertThat(guarded(tokens.access())).isEqualTo("user_disabled");
        var fresh = server.browser();
        var right = fresh.submit(fresh.open(flow(OFFLINE).path()), Flow.ADA);
        var wrong =
                fresh.submit(
                        fresh.open(flow(OFFLINE).path()),
                        Map.of("email", Platform.ADA, "password", "not the password"));
        assertThat(right.status()).isEqualTo(wrong.status());
        assertThat(bare(right)).isEqualTo(bare(wrong));
        assertThat(browser.open(flow(OFFLINE).path()).has("name=\"password\"")).isTrue();

        done(users.enable(Actor.system(), ada.id(), null));
        assertThat(guarded(tokens.access())).isEqualTo("token_revoked");
        assertThat(refreshed(tokens)).isEqualTo(400);
        assertThat(redeemed(browser, unredeemed).status()).isEqualTo(400);
        assertThat(browser.open(flow(OFFLINE).path()).has("name=\"password\"")).isTrue();
        assertThat(guarded(tokens(browser, OFFLINE).access())).isEqualTo("allowed");
    }

    /** Without what differs from one page to the next of the same. */
    private static String bare(Browser.Page page) {
        return page.body()
                .replaceAll("name=\"(csrf|request|challenge)\" value=\"[^\"]*\"", "")
                .replaceAll("challenge&#34;:&#34;[^&]*", "");
    }

    @Test
    void user_disabled_while_the_password_is_tried_no_session_begins() {
        var users = server.core.management().users();
        var browser = server.browser();
        var login = browser.open(flow(OFFLINE).path());
        server.hasher.meanwhile = () -> done(users.disable(Actor.system(), ada.id(), null));

        var answer = browser.submit(login, Flow.ADA);
        server.hasher.meanwhile = () -> {};
        assertThat(answer.has("role=\"alert\"")).isTrue();
        assertThat(server.store.<Integer>read(tx -> tx.sessions().ofUser(ada.id()).size()))
                .isZero();
    }

    /** Whatever is first: no code that the browser gets outlives the consent that it rests on. */
    @Test
    void consent_withdrawn_while_codes_are_issued_none_is_left() throws Exception {
        var browser = server.browser();
        tokens(browser, "openid");
        var consent =
                server.store
                        .read(tx -> tx.consents().find(ada.id(), platform.client.id()))
                        .orElseThrow();
        for (int round = 0; round < 40; round++) {
            var asked = CompletableFuture.supplyAsync(() -> browser.get(flow("openid").path()));
            LockSupport.parkNanos(round * 50_000L);
            done(
                    server.core
                            .management()
                            .consents()
                            .withdraw(Actor.system(), platform.client.id(), ada.id(), null));
            var answer = asked.get();
            platform.change(
                    tx -> tx.consents().put(consent),
                    ChangeKey.consent(ada.id(), platform.client.id()));
            server.core.pump().drain();
            if (answer.location().startsWith(Platform.REDIRECT_URI)) {
                assertThat(redeemed(browser, answer).status()).isEqualTo(400);
            }
        }
    }

    @Test
    void session_ended_its_tokens_end_and_offline_grants_go_on() {
        var sessions = server.core.management().sessions();
        var browser = server.browser();
        var online = tokens(browser, "openid");
        var offline = tokens(browser, OFFLINE);
        var unredeemed = code(browser, "openid");
        var all = done(sessions.list(Actor.system(), ada.id(), PageRequest.FIRST));
        assertThat(all).hasSize(1);

        done(sessions.end(Actor.system(), ada.id(), all.getFirst().id(), null));
        assertThat(guarded(online.access())).isEqualTo("session_ended");
        assertThat(guarded(offline.access())).isEqualTo("session_ended");
        assertThat(redeemed(browser, unredeemed).status()).isEqualTo(400);
        assertThat(browser.open(flow("openid").path()).has("name=\"password\"")).isTrue();
        assertThat(refreshed(offline)).isEqualTo(200);
    }

    @Test
    void consent_withdrawn_and_given_again_nothing_from_before_comes_back() {
        var browser = server.browser();
        var online = tokens(browser, "openid");
        var offline = tokens(browser, OFFLINE);
        var unredeemed = code(browser, OFFLINE);

        done(
                server.core
                        .management()
                        .consents()
                        .withdraw(Actor.system(), platform.client.id(), ada.id(), null));
        assertThat(guarded(online.access())).isEqualTo("consent_withdrawn");
        assertThat(guarded(offline.access())).isEqualTo("consent_withdrawn");
        assertThat(browser.open(flow(OFFLINE).path()).has("value=\"allow\"")).isTrue();

        assertThat(guarded(tokens(browser, OFFLINE).access())).isEqualTo("allowed");
        assertThat(guarded(online.access())).isEqualTo("token_revoked");
        assertThat(guarded(offline.access())).isEqualTo("token_revoked");
        assertThat(refreshed(offline)).isEqualTo(400);
        assertThat(redeemed(browser, unredeemed).status()).isEqualTo(400);
    }

    /** The way back from the page that the person decided on, which the browser still has. */
    @Test
    void consent_withdrawn_right_after_it_was_given_the_way_back_asks_again() {
        var browser = server.browser();
        tokens(browser, "openid");
        var flow = flow("openid documents:read documents:write").with("prompt", "consent");
        var page = browser.open(flow.path());
        var back = browser.post(Browser.action(page), Browser.filled(page, Flow.ALLOW)).location();

        done(
                server.core
                        .management()
                        .consents()
                        .withdraw(Actor.system(), platform.client.id(), ada.id(), null));

        assertThat(browser.open(back).has("value=\"allow\"")).isTrue();
    }
}
