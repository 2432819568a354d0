package dev.steelyard.signals;

import static dev.steelyard.server.Receiver.CAEP;
import static dev.steelyard.server.Receiver.SSF;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import com.sun.net.httpserver.HttpExchange;
import dev.steelyard.admin.operation.Actor;
import dev.steelyard.domain.audit.AuditEvent;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.signal.EventDelivery;
import dev.steelyard.domain.signal.EventStream;
import dev.steelyard.domain.signal.SecurityEvent;
import dev.steelyard.domain.signal.StreamStatus;
import dev.steelyard.server.Receiver;
import dev.steelyard.server.RunningServer;
import dev.steelyard.server.outgoing.HttpsPeer;
import dev.steelyard.server.outgoing.OutgoingSettings;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Security events that are pushed (RFC 8935), to a receiver's real https server. */
@SuppressWarnings("NullAway.Init")
class PushedSignalsTest {
    private static final String STREAM = "/ssf/v1/stream";
    private static final String SECRET = "Bearer 7fh3k-secret";

    private record Received(String path, String authorization, String type, String body) {}

    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final CountDownLatch held = new CountDownLatch(1);
    private volatile int status = 202;
    private volatile String answer = "";

    private HttpsPeer peer;
    private RunningServer server;
    private Receiver receiver;
    private Pusher pusher;

    @BeforeEach
    void start() {
        peer = new HttpsPeer(this::answer);
        server = SignalServer.start(peer.trusted());
        receiver = Receiver.ofOperator(server);
        pusher = new Pusher(server.core);
    }

    @AfterEach
    void stop() {
        held.countDown();
        pusher.close();
        server.close();
        peer.close();
    }

    private void answer(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        var headers = exchange.getRequestHeaders();
        var body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        if (path.equals("/slow")) {
            try {
                held.await();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
        }
        received.add(
                new Received(
                        path,
                        String.valueOf(headers.getFirst("Authorization")),
                        String.valueOf(headers.getFirst("Content-Type")),
                        body));
        HttpsPeer.answer(exchange, status, answer);
    }

    private String stream(String path) {
        return receiver.stream(
                Map.of(
                        "events_requested",
                        List.of(CAEP + "token-claims-change"),
                        "delivery",
                        Map.of(
                                "method",
                                "urn:ietf:rfc:8935",
                                "endpoint_url",
                                peer.at(path).toString(),
                                "authorization_header",
                                SECRET)));
    }

    private void disable() {
        server.core.management().users().disable(Actor.system(), server.platform.ada.id(), null);
    }

    private void enable() {
        server.core.management().users().enable(Actor.system(), server.platform.ada.id(), null);
    }

    private void delivered(int number) {
        server.await(
                () -> {
                    pusher.deliver();
                    return received.size() >= number;
                });
    }

    private EventStream found(String stream) {
        return server.store.read(tx -> tx.eventStreams().find(new Id<>(stream))).orElseThrow();
    }

    private int waiting(String stream) {
        return server.store.read(tx -> tx.securityEvents().count(new Id<>(stream)));
    }

    private boolean due(Duration later) {
        var when = server.clock.instant().plus(later);
        return !server.store.read(tx -> tx.eventStreams().due(when, 10, 10)).isEmpty();
    }

    private List<Object> claims() {
        var all = new ArrayList<Object>();
        for (var one : received) {
            var event = Receiver.event(receiver.verified(one.body()), CAEP + "token-claims-change");
            all.add(event.get("claims"));
        }
        return all;
    }

    /** RFC 8935, section 2.1; SSF 1.0, section 6.1.1. */
    @Test
    void events_are_pushed_one_after_another_with_the_receivers_header() {
        var stream = stream("/events");
        disable();
        enable();

        delivered(2);

        server.await(() -> waiting(stream) == 0);
        assertThat(claims()).containsExactly(Map.of("disabled", true), Map.of("disabled", false));
        assertThat(received)
                .allSatisfy(
                        one -> {
                            assertThat(one.type()).isEqualTo("application/secevent+jwt");
                            assertThat(one.authorization()).isEqualTo(SECRET);
                        });
        assertThat(found(stream).delivered()).isEqualTo(2);
    }

    @Test
    void receivers_header_is_never_told_again() {
        var stream = stream("/events");

        var shown = receiver.call("GET", "/ssf/v1/stream?stream_id=" + stream, null).body();

        assertThat(shown)
                .contains("/events")
                .doesNotContain("authorization")
                .doesNotContain("7fh3k");
        assertThat(server.audit().toString()).contains("/events").doesNotContain("7fh3k");
    }

    /** A secret goes to the endpoint that it was given for, and to no other. */
    @Test
    void endpoint_is_changed_without_a_header_the_one_before_is_forgotten() {
        var stream = stream("/events");
        var changed =
                receiver.call(
                        "PATCH",
                        "/ssf/v1/stream",
                        Map.of(
                                "stream_id",
                                stream,
                                "delivery",
                                Map.of(
                                        "method",
                                        "urn:ietf:rfc:8935",
                                        "endpoint_url",
                                        peer.at("/other").toString())));
        assertThat(changed.statusCode()).as(changed.body()).isEqualTo(200);
        disable();

        delivered(1);

        assertThat(received.getFirst().path()).isEqualTo("/other");
        assertThat(received.getFirst().authorization()).isEqualTo("null");
        assertThat(
                        server.store.<Boolean>read(
                                tx ->
                                        tx.keptSecrets().list().stream()
                                                .anyMatch(
                                                        kept ->
                                                                kept.label()
                                                                        .startsWith(
                                                                                "event_stream:"))))
                .isFalse();
    }

    @Test
    void receiver_that_answers_an_error_is_asked_again_ever_later_and_then_no_more() {
        status = 400;
        answer = "{\"err\":\"invalid_key\",\"description\":\"I dislike it\"}";
        var stream = stream("/events");
        disable();

        for (int attempt = 1; attempt < 7; attempt++) {
            delivered(attempt);
            server.await(() -> !due(Duration.ZERO) && (!due(Duration.ofDays(1)) || !taken()));
            server.clock.move(Duration.ofHours(6));
        }
        delivered(7);

        server.await(() -> found(stream).status() == StreamStatus.PAUSED);
        assertThat(found(stream).reason())
                .isEqualTo("The push to the receiver failed: status 400 invalid_key");
        assertThat(waiting(stream)).isEqualTo(2);
        assertThat(server.audit().getLast().action()).isEqualTo("event_stream.update");
        assertThat(server.audit().getLast().actor()).isEqualTo("system");

        status = 202;
        deliveredAllBut(1, stream);
        var told = receiver.verified(received.getLast().body());
        assertThat(Receiver.event(told, SSF + "stream-updated")).containsEntry("status", "paused");
        server.core.management().streams().resume(Actor.system(), new Id<>(stream), null);
        deliveredAllBut(0, stream);
    }

    @Test
    void receiver_that_changed_its_stream_while_it_was_tried_is_not_paused() {
        var stream = stream("/events");
        disable();
        var tried = found(stream);
        Id<SecurityEvent> event =
                server.store.read(tx -> tx.securityEvents().waiting(tried.id(), 1)).getFirst().id();
        receiver.call("PATCH", "/ssf/v1/stream", Map.of("stream_id", stream, "description", "New"));

        server.core.management().streams().undelivered(tried, event, "It said 400");

        assertThat(found(stream).status()).isEqualTo(StreamStatus.ENABLED);
        assertThat(waiting(stream)).isEqualTo(1);
    }

    /** However often it was tried before. */
    private void deliveredAllBut(int left, String stream) {
        server.await(
                () -> {
                    if (!due(Duration.ZERO)) {
                        server.clock.move(Duration.ofSeconds(10));
                    }
                    pusher.deliver();
                    return waiting(stream) == left;
                });
    }

    /** Whether what is left was put off by the 30 s of whoever works on it. */
    private boolean taken() {
        return due(Duration.ofSeconds(30)) && !due(Duration.ofSeconds(30).minusMillis(1));
    }

    @Test
    void slow_receiver_keeps_no_other_waiting() {
        stream("/slow");
        stream("/events");
        disable();

        delivered(1);

        assertThat(received.getFirst().path()).isEqualTo("/events");
    }

    @Test
    void node_that_was_killed_after_it_took_one_another_tells_it_later() {
        var stream = stream("/events");
        disable();
        var now = server.clock.instant();
        var until = now.plus(Duration.ofSeconds(30));
        Id<EventStream> id = new Id<>(stream);
        assertThat(server.store.write(tx -> tx.eventStreams().take(id, now, until)).isPresent())
                .isTrue();
        pusher.deliver();
        assertThat(due(Duration.ZERO)).isFalse();
        assertThat(received).isEmpty();

        server.clock.move(Duration.ofSeconds(30));

        delivered(1);
        server.await(() -> waiting(stream) == 0);
    }

    /** The operator narrowed its networks after the stream was made. */
    @Test
    void address_that_is_not_public_is_never_called() {
        var id = new Id<EventStream>(stream("/events"));
        var made = found(id.hex());
        restart(OutgoingSettings.SAFE);
        var stream = receiver.stream();
        server.store.<Boolean>write(
                tx -> {
                    var polled = tx.eventStreams().find(new Id<>(stream)).orElseThrow();
                    return tx.eventStreams()
                            .update(
                                    polled.with(
                                            polled.requested(),
                                            null,
                                            new EventDelivery.Push(
                                                    ((EventDelivery.Push) made.delivery())
                                                            .endpoint(),
                                                    null)));
                });
        disable();

        pusher.deliver();
        server.await(() -> found(stream).status() == StreamStatus.PAUSED);

        assertThat(received).isEmpty();
    }

    private void restart(OutgoingSettings settings) {
        server.close();
        pusher.close();
        server = SignalServer.start(settings);
        receiver = Receiver.ofOperator(server);
        pusher = new Pusher(server.core);
    }

    @Test
    void address_that_will_never_be_called_is_refused_when_it_is_named() {
        restart(OutgoingSettings.SAFE);
        var stream = receiver.stream();
        for (var endpoint :
                List.of(
                        peer.at("/events").toString(),
                        "https://10.1.2.3/events",
                        "https://[::1]/events",
                        "https://169.254.169.254/latest")) {
            var delivery = Map.of("method", "urn:ietf:rfc:8935", "endpoint_url", endpoint);
            for (var answer :
                    List.of(
                            receiver.call("POST", STREAM, Map.of("delivery", delivery)),
                            receiver.call(
                                    "PATCH",
                                    STREAM,
                                    Map.of("stream_id", stream, "delivery", delivery)),
                            receiver.call(
                                    "PUT",
                                    STREAM,
                                    Map.of("stream_id", stream, "delivery", delivery)))) {
                assertThat(answer.statusCode()).as(endpoint).isEqualTo(400);
                assertThat(Receiver.json(answer).path("error_description").asString())
                        .contains("not public");
            }
        }
        assertThat(Receiver.json(receiver.call("GET", STREAM, null))).hasSize(1);
    }

    @Test
    void name_without_an_address_is_no_reason_to_refuse_a_stream() {
        restart(OutgoingSettings.SAFE);

        var stream =
                receiver.stream(
                        Map.of(
                                "delivery",
                                Map.of(
                                        "method",
                                        "urn:ietf:rfc:8935",
                                        "endpoint_url",
                                        "https://receiver.invalid/events")));

        assertThat(found(stream).status()).isEqualTo(StreamStatus.ENABLED);
    }

    @Test
    void receiver_that_is_suspended_hears_nothing() {
        var stream = stream("/events");
        server.core.management().clients().suspend(Actor.system(), new Id<>(receiver.client), null);
        disable();

        assertThat(due(Duration.ZERO)).isFalse();
        assertThat(waiting(stream)).isEqualTo(2);
    }

    /** SSF 1.0, section 8.1.5. */
    @Test
    void operator_pauses_the_receiver_is_told_of_that_and_of_the_rest_when_it_is_resumed()
            throws Exception {
        var stream = stream("/events");
        var manage = server.core.management().streams();
        manage.pause(Actor.system(), new Id<>(stream), "Maintenance", null);
        disable();

        delivered(1);
        server.await(() -> !due(Duration.ZERO));
        JWTClaimsSet told = receiver.verified(received.getFirst().body());
        assertThat(told.getClaim("sub_id")).isEqualTo(Map.of("format", "opaque", "id", stream));
        assertThat(Receiver.event(told, SSF + "stream-updated"))
                .isEqualTo(Map.of("status", "paused", "reason", "Maintenance"));
        manage.resume(Actor.system(), new Id<>(stream), null);

        delivered(3);
        server.await(() -> waiting(stream) == 0);
        assertThat(server.audit())
                .extracting(AuditEvent::action)
                .contains("event_stream.create", "event_stream.update");
    }
}
