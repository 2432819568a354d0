package dev.steelyard.signals;

import static dev.steelyard.server.Receiver.CAEP;
import static dev.steelyard.server.Receiver.RISC;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.steelyard.admin.operation.Actor;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.permission.ManagementPermission;
import dev.steelyard.domain.reseller.Authority;
import dev.steelyard.domain.reseller.Reseller;
import dev.steelyard.domain.reseller.ResellerStatus;
import dev.steelyard.domain.signal.EventStream;
import dev.steelyard.domain.signal.EventType;
import dev.steelyard.domain.signal.StreamStatus;
import dev.steelyard.http.request.QueryWriter;
import dev.steelyard.server.Browser;
import dev.steelyard.server.Flow;
import dev.steelyard.server.Receiver;
import dev.steelyard.server.RunningServer;
import dev.steelyard.server.Tokens;
import dev.steelyard.server.outgoing.OutgoingSettings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Security events that are polled (RFC 8936), with real logins. */
@SuppressWarnings("NullAway.Init")
class SignalsTest {
    private RunningServer server;
    private Browser browser;

    @BeforeEach
    void start() {
        server = SignalServer.start(OutgoingSettings.SAFE);
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
        var reseller = new Reseller(server.platform.next(), "Others", ResellerStatus.ACTIVE, 1);
        server.platform.change(tx -> tx.resellers().insert(reseller));
        return reseller.id();
    }

    private void logout(Tokens tokens) {
        var hint = Objects.requireNonNull(tokens.id());
        browser.open("/oidc/session/end?" + QueryWriter.of(Map.of("id_token_hint", hint)));
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

    /** RFC 8936, section 2.2: "wait until there is at least one". */
    @Test
    void question_that_waits_is_answered_when_something_happens() throws Exception {
        var receiver = Receiver.ofOperator(server);
        var stream = receiver.stream();
        var asked = new FutureTask<>(() -> receiver.events(receiver.ask(stream, Map.of())));
        Thread.ofVirtual().start(asked);

        server.core.management().users().disable(Actor.system(), server.platform.ada.id(), null);
        server.core.pump().drain();

        assertThat(asked.get().getFirst().getClaim("sub_id")).isEqualTo(ada());
    }

    /** RISC 1.0, sections 2.3 and 2.4, beside CAEP's word for it, with one txn. */
    @Test
    void user_is_disabled_and_enabled_by_the_words_of_risc_too() throws Exception {
        var receiver = Receiver.ofOperator(server);
        var reseller =
                new Receiver(
                        server,
                        new Authority.OfReseller(server.platform.application.reseller()),
                        Set.of(
                                ManagementPermission.SIGNALS_READ,
                                ManagementPermission.SIGNALS_WRITE));
        var requested =
                Map.of(
                        "events_requested",
                        List.of(RISC + "account-disabled", RISC + "account-enabled"));
        var stream = receiver.stream(requested);
        var ofReseller = reseller.stream(requested);
        var all = receiver.stream();
        var users = server.core.management().users();

        users.disable(Actor.system(), server.platform.ada.id(), null);
        users.enable(Actor.system(), server.platform.ada.id(), null);

        var events = receiver.poll(stream);
        assertThat(events).hasSize(2);
        assertThat(events.getFirst().getClaim("sub_id")).isEqualTo(ada());
        assertThat(Receiver.event(events.getFirst(), RISC + "account-disabled"))
                .containsEntry("reason_admin", Map.of("en", "user.disable"))
                .doesNotContainKey("reason");
        assertThat(Receiver.event(events.getLast(), RISC + "account-enabled"))
                .containsEntry("initiating_entity", "system");
        assertThat(reseller.poll(ofReseller))
                .extracting(claims -> claims.getClaim("sub_id"))
                .containsExactly(
                        Map.of(
                                "format", "complex",
                                "user", ada(),
                                "tenant", opaque(server.platform.application.id().hex())),
                        Map.of(
                                "format", "complex",
                                "user", ada(),
                                "tenant", opaque(server.platform.application.id().hex())));
        assertThat(receiver.poll(all)).hasSize(4);
        assertThat(receiver.poll(all).getFirst().getStringClaim("txn"))
                .isEqualTo(receiver.poll(all).get(1).getStringClaim("txn"));
    }

    @Test
    void acknowledged_again_or_of_another_stream_changes_nothing() {
        var receiver = Receiver.ofOperator(server);
        var stream = receiver.streamOfClaims();
        var other = receiver.streamOfClaims();
        server.core.management().users().disable(Actor.system(), server.platform.ada.id(), null);
        var ids = receiver.poll(stream).stream().map(JWTClaimsSet::getJWTID).toList();
        var ack = Map.of("ack", ids, "returnImmediately", true);

        receiver.ask(other, ack);
        assertThat(receiver.poll(stream)).hasSize(1);
        assertThat(receiver.poll(other)).hasSize(1);
        receiver.ask(stream, ack);
        receiver.ask(stream, ack);

        assertThat(receiver.poll(stream)).isEmpty();
        assertThat(receiver.poll(other)).hasSize(1);
        Id<EventStream> id = new Id<>(stream);
        var found = server.store.read(tx -> tx.eventStreams().find(id)).orElseThrow();
        assertThat(found.delivered()).isEqualTo(1);
    }

    @Test
    void events_that_the_receiver_refuses_come_no_more() {
        var receiver = Receiver.ofOperator(server);
        var stream = receiver.streamOfClaims();
        server.core.management().users().disable(Actor.system(), server.platform.ada.id(), null);
        var jti = receiver.poll(stream).getFirst().getJWTID();

        receiver.ask(
                stream,
                Map.of(
                        "returnImmediately",
                        true,
                        "setErrs",
                        Map.of(jti, Map.of("err", "invalid_request", "description", "What?"))));

        assertThat(receiver.poll(stream)).isEmpty();
    }

    @Test
    void some_at_a_time_the_oldest_first_and_whether_there_is_more() {
        var receiver = Receiver.ofOperator(server);
        var stream = receiver.streamOfClaims();
        var users = server.core.management().users();
        users.disable(Actor.system(), server.platform.ada.id(), null);
        server.clock.move(Duration.ofSeconds(1));
        users.enable(Actor.system(), server.platform.ada.id(), null);

        var first = receiver.ask(stream, Map.of("maxEvents", 1));

        assertThat(first.path("moreAvailable").asBoolean()).isTrue();
        var claims = receiver.events(first).getFirst();
        assertThat(Receiver.event(claims, CAEP + "token-claims-change"))
                .containsEntry("claims", Map.of("disabled", true))
                .containsEntry("reason_admin", Map.of("en", "user.disable"));
        var ack = Map.of("ack", List.of(claims.getJWTID()), "maxEvents", 1);
        var last = receiver.ask(stream, ack);
        assertThat(last.path("moreAvailable").asBoolean()).isFalse();
        assertThat(receiver.events(last)).hasSize(1);
    }

    /** SSF 1.0, section 8.1.4. */
    @Test
    void verification_is_told_with_its_state_once_in_ten_seconds() {
        var receiver = Receiver.ofOperator(server);
        var stream = receiver.stream(Map.of("events_requested", List.of("urn:example:none")));
        var body = Map.of("stream_id", stream, "state", "VGhpcyBpcw==");

        assertThat(receiver.call("POST", "/ssf/v1/verify", body).statusCode()).isEqualTo(204);
        var again = receiver.call("POST", "/ssf/v1/verify", body);

        assertThat(again.statusCode()).isEqualTo(429);
        assertThat(again.headers().firstValue("retry-after")).contains("10");
        var claims = receiver.take(stream).getFirst();
        assertThat(claims.getClaim("sub_id")).isEqualTo(opaque(stream));
        assertThat(Receiver.event(claims, Receiver.SSF + "verification"))
                .isEqualTo(Map.of("state", "VGhpcyBpcw=="));
        server.clock.move(Duration.ofSeconds(10));
        assertThat(receiver.call("POST", "/ssf/v1/verify", body).statusCode()).isEqualTo(204);
    }

    /** SSF 1.0, section 8.1.4.2: "if the request is otherwise invalid". */
    @Test
    void verification_of_a_disabled_stream_is_refused_of_a_paused_one_held() {
        var receiver = Receiver.ofOperator(server);
        var stream = receiver.stream();
        var body = Map.of("stream_id", stream, "state", "x");
        set(receiver, stream, "disabled");

        var refused = receiver.call("POST", "/ssf/v1/verify", body);

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(Receiver.json(refused).path("error_description").asString())
                .contains("disabled");
        set(receiver, stream, "paused");
        assertThat(receiver.call("POST", "/ssf/v1/verify", body).statusCode()).isEqualTo(204);
        assertThat(receiver.poll(stream)).isEmpty();
        set(receiver, stream, "enabled");
        assertThat(Receiver.event(receiver.poll(stream).getFirst(), Receiver.SSF + "verification"))
                .isEqualTo(Map.of("state", "x"));
    }

    /** SSF 1.0, section 7.1, put where section 7.2 wants it. */
    @Test
    void metadata_names_what_is_there() {
        var receiver = Receiver.ofOperator(server);

        var metadata =
                Receiver.json(receiver.call("GET", "/.well-known/ssf-configuration/oidc", null));

        assertThat(metadata.path("issuer").asString()).isEqualTo(RunningServer.ISSUER);
        assertThat(metadata.path("spec_version").asString()).isEqualTo("1_0");
        assertThat(metadata.path("jwks_uri").asString()).isEqualTo(RunningServer.ISSUER + "/jwks");
        for (var endpoint :
                List.of(
                        "configuration",
                        "status",
                        "verification",
                        "add_subject",
                        "remove_subject")) {
            var path = metadata.path(endpoint + "_endpoint").asString();
            assertThat(
                            receiver.call("PUT", path.substring(path.indexOf("/ssf")), "{}")
                                    .statusCode())
                    .as(path)
                    .isIn(400, 405);
        }
    }

    /** SSF 1.0, sections 8.1.1.1 to 8.1.1.5. */
    @Test
    void stream_is_read_updated_replaced_and_deleted() {
        var receiver = Receiver.ofOperator(server);
        var revoked = CAEP + "session-revoked";
        var stream =
                receiver.stream(
                        Map.of(
                                "events_requested",
                                List.of(revoked, "urn:example:unknown"),
                                "description",
                                "Alarm"));
        var path = "/ssf/v1/stream?stream_id=" + stream;

        var read = Receiver.json(receiver.call("GET", path, null));
        assertThat(read.path("aud").asString()).isEqualTo(receiver.client);
        assertThat(read.path("events_delivered").values())
                .extracting(JsonNode::asString)
                .containsExactly(revoked);
        assertThat(read.path("events_requested")).hasSize(2);
        assertThat(read.path("delivery").path("endpoint_url").asString())
                .endsWith("/ssf/v1/poll/" + stream);

        var patched =
                receiver.call(
                        "PATCH",
                        "/ssf/v1/stream",
                        Map.of("stream_id", stream, "events_requested", List.of()));
        assertThat(Receiver.json(patched).path("events_delivered")).isEmpty();
        assertThat(Receiver.json(patched).path("description").asString()).isEqualTo("Alarm");
        // What was read is put back, though what is the transmitter's has changed since.
        assertThat(receiver.call("PUT", "/ssf/v1/stream", read.toString()).statusCode())
                .isEqualTo(400);

        var put = receiver.call("PUT", "/ssf/v1/stream", Map.of("stream_id", stream));
        assertThat(Receiver.json(put).path("events_delivered")).hasSize(EventType.SUPPORTED.size());
        assertThat(Receiver.json(put).has("description")).isFalse();

        assertThat(receiver.call("DELETE", path, null).statusCode()).isEqualTo(204);
        assertThat(receiver.call("DELETE", path, null).statusCode()).isEqualTo(404);
    }

    @Test
    void malformed_requests_are_refused_by_400() {
        var receiver = Receiver.ofOperator(server);
        var stream = receiver.stream();
        var id = "\"stream_id\":\"" + stream + "\"";
        for (var body :
                List.of(
                        "",
                        "[]",
                        "{",
                        "{\"description\":1}",
                        "{\"description\":\"\\u202e\"}",
                        "{\"events_requested\":\"all\"}",
                        "{\"events_requested\":[\"" + "u".repeat(201) + "\"]}",
                        "{\"delivery\":{\"method\":\"urn:example:fax\"}}",
                        "{\"delivery\":{\"method\":\"urn:ietf:rfc:8935\"}}",
                        push("http://siem.example.com/", "x"),
                        push("https://u@siem.example.com/", "x"),
                        push("https://siem.example.com/", "a\\r\\nX: y"),
                        push("https://siem.example.com/", "x".repeat(2049)))) {
            assertThat(receiver.call("POST", "/ssf/v1/stream", body).statusCode())
                    .as(body)
                    .isEqualTo(400);
        }
        for (var body :
                List.of(
                        "{}",
                        "{" + id + ",\"aud\":\"somebody\"}",
                        "{" + id + ",\"status\":\"asleep\"}")) {
            assertThat(receiver.call("POST", "/ssf/v1/status", body).statusCode())
                    .as(body)
                    .isEqualTo(400);
        }
        for (var body :
                List.of(
                        "{\"ack\":\"x\"}",
                        "{\"maxEvents\":-1}",
                        "{\"maxEvents\":1.5}",
                        "{\"setErrs\":[]}",
                        "{\"returnImmediately\":\"yes\"}")) {
            assertThat(receiver.call("POST", "/ssf/v1/poll/" + stream, body).statusCode())
                    .as(body)
                    .isEqualTo(400);
        }
    }

    private static String push(String endpoint, String authorization) {
        return "{\"delivery\":{\"method\":\"urn:ietf:rfc:8935\",\"endpoint_url\":\""
                + endpoint
                + "\",\"authorization_header\":\""
                + authorization
                + "\"}}";
    }

    @Test
    void receiver_needs_the_permission_and_has_five_streams_at_most() {
        var reader =
                new Receiver(
                        server,
                        new Authority.Operator(),
                        Set.of(ManagementPermission.SIGNALS_READ));
        assertThat(reader.call("POST", "/ssf/v1/stream", Map.of()).statusCode()).isEqualTo(403);
        assertThat(reader.call("GET", "/ssf/v1/stream", null).statusCode()).isEqualTo(200);
        var receiver = Receiver.ofOperator(server);
        for (int i = 0; i < 5; i++) {
            receiver.stream();
        }

        var oneMore = receiver.call("POST", "/ssf/v1/stream", Map.of());

        assertThat(oneMore.statusCode()).isEqualTo(409);
        assertThat(Receiver.json(oneMore).path("error").asString()).isEqualTo("limit_reached");
    }

    /**
     * SSF 1.0, section 8.1.2.1: events of a disabled stream are not held, of a paused one they are.
     */
    @Test
    void paused_holds_disabled_does_not() {
        var receiver = Receiver.ofOperator(server);
        var stream = receiver.streamOfClaims();
        set(receiver, stream, "paused");
        server.core.management().users().disable(Actor.system(), server.platform.ada.id(), null);
        assertThat(receiver.poll(stream)).isEmpty();
        set(receiver, stream, "enabled");
        assertThat(receiver.poll(stream)).hasSize(1);

        set(receiver, stream, "disabled");
        server.core.management().users().enable(Actor.system(), server.platform.ada.id(), null);
        set(receiver, stream, "enabled");

        assertThat(receiver.poll(stream)).isEmpty();
    }

    /** What an act told that had begun before the stream was disabled, and ended after that. */
    @Test
    void event_that_a_disabled_stream_holds_is_not_told_when_it_is_enabled() {
        var receiver = Receiver.ofOperator(server);
        var stream = receiver.stream();
        server.core.management().users().disable(Actor.system(), server.platform.ada.id(), null);
        server.store.<Boolean>write(
                tx -> {
                    var found = tx.eventStreams().find(new Id<>(stream)).orElseThrow();
                    return tx.eventStreams().update(found.with(StreamStatus.DISABLED, null));
                });

        set(receiver, stream, "enabled");

        assertThat(receiver.poll(stream)).isEmpty();
    }

    private static void set(Receiver receiver, String stream, String status) {
        var answer =
                receiver.call(
                        "POST", "/ssf/v1/status", Map.of("stream_id", stream, "status", status));
        assertThat(Receiver.json(answer).path("status").asString()).isEqualTo(status);
    }
}
