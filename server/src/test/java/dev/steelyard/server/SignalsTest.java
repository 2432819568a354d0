package dev.steelyard.server;

import static dev.steelyard.server.Receiver.CAEP;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.manage.Actor;
import dev.steelyard.domain.manage.ManagementPermission;
import dev.steelyard.domain.reseller.Authority;
import dev.steelyard.domain.reseller.Reseller;
import dev.steelyard.domain.reseller.Standing;
import dev.steelyard.server.http.Query;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Security events that are polled (RFC 8936), with real logins. */
@SuppressWarnings("NullAway.Init")
class SignalsTest {
    private RunningServer server;
    private Browser browser;

    @BeforeEach
    void start() {
        server = new RunningServer(RunningServer.ISSUER);
        browser = server.browser();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Tokens login() {
        var flow = new Flow(server.platform.client).with("scope", "openid");
        var answer = browser.open(flow.path());
        if (answer.has("name=\"password\"")) {
            answer = browser.submit(answer, Flow.ADA);
        }
        if (answer.status() == 200) {
            answer = browser.submit(answer, Flow.ALLOW);
        }
        return Tokens.of(flow.redeem(browser, server.platform.secret, answer));
    }

    private Id<Reseller> otherReseller() {
        var reseller = new Reseller(server.platform.next(), "Others", Standing.ACTIVE, 1);
        server.platform.change(tx -> tx.resellers().insert(reseller));
        return reseller.id();
    }

    private void logout(Tokens tokens) {
        var hint = Objects.requireNonNull(tokens.id());
        browser.open("/oidc/session/end?" + Query.of(Map.of("id_token_hint", hint)));
    }

    private static String sid(Tokens tokens) throws Exception {
        return SignedJWT.parse(Objects.requireNonNull(tokens.id()))
                .getJWTClaimsSet()
                .getStringClaim("sid");
    }

    private Map<String, Object> ada() {
        return Map.of(
                "format",
                "iss_sub",
                "iss",
                RunningServer.ISSUER,
                "sub",
                server.platform.ada.id().hex());
    }

    private static Map<String, Object> opaque(String id) {
        return Map.of("format", "opaque", "id", id);
    }

    /** CAEP 1.0, section 3.1; CAEP Interoperability Profile 1.0, section 3.1. */
    @Test
    void logout_the_operators_receiver_polls_session_revoked_until_it_acknowledges()
            throws Exception {
        var receiver = Receiver.ofOperator(server);
        var stream = receiver.stream();
        var tokens = login();
        logout(tokens);

        var claims = receiver.poll(stream).getFirst();

        assertThat(claims.getClaim("sub_id"))
                .isEqualTo(
                        Map.of(
                                "format", "complex",
                                "user", ada(),
                                "session", opaque(sid(tokens))));
        assertThat(Receiver.event(claims, CAEP + "session-revoked"))
                .containsEntry("event_timestamp", server.clock.instant().getEpochSecond())
                .containsEntry("initiating_entity", "user")
                .containsEntry("reason_admin", Map.of("en", "The user logged out"));
        assertThat(claims.getIssueTime()).isEqualTo(server.clock.instant());
        assertThat(receiver.poll(stream)).hasSize(1);
        assertThat(receiver.take(stream)).hasSize(1);
        assertThat(receiver.poll(stream)).isEmpty();
    }

    /** Rule 9: a reseller hears of a session only within its own applications. */
    @Test
    void session_ends_a_reseller_hears_of_it_where_its_clients_took_part() throws Exception {
        var permissions =
                Set.of(ManagementPermission.SIGNALS_READ, ManagementPermission.SIGNALS_WRITE);
        var own =
                new Receiver(
                        server,
                        new Authority.OfReseller(server.platform.application.reseller()),
                        permissions);
        var other = new Receiver(server, new Authority.OfReseller(otherReseller()), permissions);
        var stream = own.stream();
        var elsewhere = other.stream();
        var tokens = login();

        server.core.management().sessions().endAll(Actor.system(), server.platform.ada.id());

        var claims = own.take(stream).getFirst();
        assertThat(claims.getClaim("sub_id"))
                .isEqualTo(
                        Map.of(
                                "format", "complex",
                                "user", ada(),
                                "session", opaque(sid(tokens)),
                                "tenant", opaque(server.platform.application.id().hex())));
        assertThat(Receiver.event(claims, CAEP + "session-revoked"))
                .containsEntry("initiating_entity", "admin");
        assertThat(other.poll(elsewhere)).isEmpty();
    }

    @Test
    void stream_of_another_receiver_looks_as_one_that_is_not_there() {
        var stream = Receiver.ofOperator(server).stream();
        var other = Receiver.ofOperator(server);

        for (var id : List.of(stream, "0".repeat(24), "no id")) {
            assertThat(
                            other.call(
                                            "GET",
                                            "/ssf/v1/stream?stream_id=" + id.replace(' ', '+'),
                                            null)
                                    .statusCode())
                    .isEqualTo(404);
            assertThat(
                            other.call("POST", "/ssf/v1/poll/" + id.replace(' ', '+'), Map.of())
                                    .statusCode())
                    .isEqualTo(404);
        }
        assertThat(Receiver.json(other.call("GET", "/ssf/v1/stream", null))).isEmpty();
    }
}
