package dev.steelyard.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import dev.steelyard.admin.operation.Actor;
import dev.steelyard.domain.application.Application;
import dev.steelyard.domain.application.SecondFactorPolicy;
import dev.steelyard.domain.audit.AuditEvent;
import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.client.metadata.LogoutChannels;
import dev.steelyard.domain.reseller.Reseller;
import dev.steelyard.domain.reseller.ResellerStatus;
import dev.steelyard.http.request.QueryWriter;
import dev.steelyard.http.source.Proxies;
import dev.steelyard.server.logout.BackchannelLogout;
import dev.steelyard.server.outgoing.HttpsPeer;
import dev.steelyard.server.outgoing.OutgoingSettings;
import dev.steelyard.testkit.domain.ClientBuilder;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** OpenID Connect Back-Channel Logout 1.0, with a client's real https server. */
@SuppressWarnings("NullAway.Init")
class BackchannelLogoutTest {
    private final List<String> received = new CopyOnWriteArrayList<>();
    private final CountDownLatch held = new CountDownLatch(1);
    private volatile int status = 200;

    private HttpsPeer peer;
    private RunningServer server;
    private BackchannelLogout logouts;
    private Browser browser;

    @BeforeEach
    void start() {
        peer = new HttpsPeer(this::answer);
        server = new RunningServer(RunningServer.ISSUER, Proxies.NONE, peer.trusted());
        server.tell(server.platform.client, back("/out"));
        logouts = server.core.backchannelLogout();
        browser = server.browser();
    }

    @AfterEach
    void stop() {
        held.countDown();
        logouts.close();
        server.close();
        peer.close();
    }

    private void answer(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        var body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        if (path.equals("/slow")) {
            try {
                held.await();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
        }
        received.add(body);
        HttpsPeer.answer(exchange, status, "");
    }

    private LogoutChannels back(String path) {
        return new LogoutChannels(peer.at(path).toString(), true, null, false);
    }

    /** A login at the client that is told, in a browser that may have one. */
    private Tokens login() {
        var flow = new Flow(server.platform.client).with("scope", "openid");
        var answer = visit(flow);
        return Tokens.of(flow.redeem(browser, server.platform.secret, answer));
    }

    private Browser.Page visit(Flow flow) {
        var answer = browser.open(flow.path());
        if (answer.has("name=\"password\"")) {
            answer = browser.submit(answer, Flow.ADA);
        }
        return answer.status() == 200 ? browser.submit(answer, Flow.ALLOW) : answer;
    }

    private void logout(Tokens tokens) {
        browser.open("/oidc/session/end?" + QueryWriter.of(Map.of("id_token_hint", id(tokens))));
    }

    private static String id(Tokens tokens) {
        return Objects.requireNonNull(tokens.id());
    }

    private static String sid(Tokens tokens) throws Exception {
        return SignedJWT.parse(id(tokens)).getJWTClaimsSet().getStringClaim("sid");
    }

    /** The logout tokens, once that many were posted. */
    private List<SignedJWT> told(int number) throws Exception {
        delivered(number);
        var all = new ArrayList<SignedJWT>();
        for (var form : received) {
            assertThat(form).startsWith("logout_token=").doesNotContain("&");
            all.add(SignedJWT.parse(form.substring("logout_token=".length())));
        }
        return all;
    }

    /** Until that many were received. A round leaves out who still has the one before. */
    private void delivered(int number) {
        server.await(
                () -> {
                    logouts.deliver();
                    return received.size() >= number;
                });
    }

    private boolean waiting() {
        var later = server.clock.instant().plus(Duration.ofDays(1));
        return !server.store.read(tx -> tx.logoutDeliveries().due(later, 10, 10)).isEmpty();
    }

    private boolean due(Instant when) {
        return !server.store.read(tx -> tx.logoutDeliveries().due(when, 10, 10)).isEmpty();
    }

    /** Sections 2.4 and 2.5. */
    @Test
    void logout_a_logout_token_of_that_session_is_posted_once() throws Exception {
        var tokens = login();
        logout(tokens);
        assertThat(received).isEmpty();

        var token = told(1).getFirst();

        var claims = token.getJWTClaimsSet();
        var header = token.getHeader();
        assertThat(header.getType().getType()).isEqualTo("logout+jwt");
        var key = Objects.requireNonNull(server.core.keys().published(header.getKeyID()));
        assertThat(token.verify(new RSASSAVerifier(key.toRSAKey()))).isTrue();
        assertThat(claims.getIssuer()).isEqualTo(RunningServer.ISSUER);
        assertThat(claims.getAudience()).containsExactly(server.platform.client.id().hex());
        assertThat(claims.getSubject()).isEqualTo(server.platform.ada.id().hex());
        assertThat(claims.getStringClaim("sid")).isEqualTo(sid(tokens));
        assertThat(claims.getClaim("events"))
                .isEqualTo(Map.of("http://schemas.openid.net/event/backchannel-logout", Map.of()));
        assertThat(claims.getIssueTime()).isEqualTo("2026-11-24T09:00:00Z");
        assertThat(claims.getExpirationTime()).isEqualTo("2026-11-24T09:02:00Z");
        assertThat(claims.getJWTID()).isNotEmpty();
        assertThat(claims.getClaims()).doesNotContainKey("nonce");
        server.await(() -> !waiting());
    }

    @Test
    void logout_token_as_an_id_token_hint_proves_nothing() throws Exception {
        logout(login());
        var token = told(1).getFirst().serialize();
        login();

        var page =
                browser.open("/oidc/session/end?" + QueryWriter.of(Map.of("id_token_hint", token)));

        assertThat(page.body()).contains("Sign out?");
    }

    @Test
    void user_disabled_clients_of_all_its_logins_are_told() throws Exception {
        login();
        browser = server.browser();
        login();

        server.core.management().users().disable(Actor.system(), server.platform.ada.id(), null);

        assertThat(told(2)).hasSize(2);
    }

    @Test
    void login_again_in_the_same_browser_the_client_hears_its_own_sid() throws Exception {
        var first = login();
        visit(new Flow(server.platform.trustedClient).with("prompt", "login"));
        assertThat(waiting()).isFalse();

        browser.submit(browser.open("/oidc/session/end"), Map.of("decision", "logout"));

        assertThat(told(1).getFirst().getJWTClaimsSet().getStringClaim("sid"))
                .isEqualTo(sid(first));
    }

    @Test
    void client_that_took_no_part_is_not_told() {
        server.tell(server.platform.trustedClient, back("/out"));
        server.tell(server.platform.client, LogoutChannels.NONE);
        logout(login());

        assertThat(waiting()).isFalse();
    }

    @Test
    void client_that_answers_an_error_is_asked_again_ever_later_and_then_no_more() {
        status = 500;
        logout(login());

        for (int attempt = 1; attempt <= 7; attempt++) {
            delivered(attempt);
            server.await(this::settled);
            server.clock.move(Duration.ofSeconds(9));
            assertThat(due(server.clock.instant())).isFalse();
            server.clock.move(Duration.ofHours(6));
        }

        assertThat(waiting()).isFalse();
        assertThat(server.audit().getLast())
                .satisfies(
                        event -> {
                            assertThat(event.action()).isEqualTo("logout.undelivered");
                            assertThat(event.reseller()).isNotNull();
                            assertThat(event.detail()).containsEntry("attempts", "7");
                        });
    }

    /** Neither under way nor taken: what is left was put off by something else than 30 s. */
    private boolean settled() {
        var taken = server.clock.instant().plus(Duration.ofSeconds(30));
        return !waiting() || due(taken.minusMillis(1)) || !due(taken);
    }

    @Test
    void slow_client_keeps_no_other_waiting() throws Exception {
        server.tell(server.platform.trustedClient, back("/slow"));
        visit(new Flow(server.platform.trustedClient));
        logout(login());

        var token = told(1).getFirst();

        assertThat(token.getJWTClaimsSet().getAudience())
                .containsExactly(server.platform.client.id().hex());
    }

    /** However many clients a reseller makes, and however slow they are. */
    @Test
    void slow_clients_of_one_reseller_keep_no_other_waiting() throws Exception {
        visit(new Flow(server.platform.trustedClient));
        joined(slowClients(70));
        server.core.management().sessions().endAll(Actor.system(), server.platform.ada.id());
        server.clock.move(Duration.ofSeconds(1));
        browser = server.browser();
        logout(login());

        var token = told(1).getFirst();

        assertThat(token.getJWTClaimsSet().getAudience())
                .containsExactly(server.platform.client.id().hex());
    }

    private List<Client> slowClients(int number) {
        var reseller = new Reseller(server.platform.next(), "Others", ResellerStatus.ACTIVE, 1);
        var application =
                new Application(
                        server.platform.next(),
                        reseller.id(),
                        "Lane",
                        "Lane Ltd",
                        null,
                        false,
                        SecondFactorPolicy.OFF,
                        1);
        var like = server.platform.trustedClient;
        var clients = new ArrayList<Client>();
        for (int i = 0; i < number; i++) {
            var client =
                    ClientBuilder.like(like)
                            .id(server.platform.next())
                            .application(application.id())
                            .authority(null)
                            .management(Set.of())
                            .name("Slow")
                            .postLogoutRedirectUris(Set.of())
                            .origins(Set.of())
                            .roles(Set.of())
                            .suspended(false)
                            .version(1)
                            .build();
            clients.add(Platform.told(client, back("/slow")));
        }
        server.platform.change(
                tx -> {
                    tx.resellers().insert(reseller);
                    tx.applications().insert(application);
                    clients.forEach(tx.clients()::insert);
                });
        return clients;
    }

    private void joined(List<Client> clients) {
        server.store.write(
                tx -> {
                    var session = tx.sessions().ofUser(server.platform.ada.id()).getFirst().id();
                    clients.forEach(client -> tx.sessions().join(session, client.id()));
                    return true;
                });
    }

    @Test
    void node_that_was_killed_after_it_took_one_another_tells_it_later() throws Exception {
        logout(login());
        var client = server.platform.client.id();
        var now = server.clock.instant();
        var until = now.plus(Duration.ofSeconds(30));
        var taken = server.store.write(tx -> tx.logoutDeliveries().take(client, now, until));
        assertThat(taken.isPresent()).isTrue();
        logouts.deliver();
        assertThat(received).isEmpty();

        server.clock.move(Duration.ofSeconds(30));

        assertThat(told(1)).hasSize(1);
    }

    @Test
    void client_at_an_address_that_is_not_public_is_never_called() {
        server.close();
        server = new RunningServer(RunningServer.ISSUER, Proxies.NONE, OutgoingSettings.SAFE);
        logouts.close();
        logouts = server.core.backchannelLogout();
        server.tell(server.platform.client, back("/out"));
        browser = server.browser();
        logout(login());

        logouts.deliver();
        server.await(() -> !waiting());

        assertThat(received).isEmpty();
        assertThat(server.audit()).extracting(AuditEvent::action).contains("logout.undelivered");
    }
}
