package dev.steelyard.signals;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.admin.operation.Actor;
import dev.steelyard.domain.audit.AuditEvent;
import dev.steelyard.domain.permission.ManagementPermission;
import dev.steelyard.domain.reseller.Authority;
import dev.steelyard.domain.throttle.FailureRateLimit;
import dev.steelyard.server.Receiver;
import dev.steelyard.server.RunningServer;
import dev.steelyard.server.outgoing.OutgoingSettings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Subjects that a receiver adds and removes (SSF 1.0, section 8.1.3). */
@SuppressWarnings("NullAway.Init")
class SignalSubjectsTest {
    private RunningServer server;

    @BeforeEach
    void start() {
        server = SignalServer.start(OutgoingSettings.SAFE);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static Map<String, Object> opaque(String id) {
        return Map.of("format", "opaque", "id", id);
    }

    private static Map<String, Object> user(String iss, String sub) {
        return Map.of("format", "iss_sub", "iss", iss, "sub", sub);
    }

    private Map<String, Object> ada() {
        return user(RunningServer.ISSUER, server.platform.ada.id().hex());
    }

    private Map<String, Object> tenant() {
        return Map.of(
                "format", "complex", "tenant", opaque(server.platform.application.id().hex()));
    }

    private static int choose(Receiver receiver, String verb, String stream, Object subject) {
        var answer =
                receiver.call(
                        "POST",
                        "/ssf/v1/subjects/" + verb,
                        Map.of("stream_id", stream, "subject", subject));
        if (answer.statusCode() < 300) {
            assertThat(answer.body()).isEmpty();
        }
        return answer.statusCode();
    }

    private void disable() {
        server.core.management().users().disable(Actor.system(), server.platform.ada.id(), null);
    }

    private void enable() {
        server.core.management().users().enable(Actor.system(), server.platform.ada.id(), null);
    }

    private Receiver ofReseller() {
        return new Receiver(
                server,
                new Authority.OfReseller(server.platform.application.reseller()),
                Set.of(ManagementPermission.SIGNALS_READ, ManagementPermission.SIGNALS_WRITE));
    }

    @Test
    void removed_user_is_not_told_of_until_it_is_added_again() {
        var receiver = Receiver.ofOperator(server);
        var stream = receiver.streamOfClaims();
        var other = receiver.streamOfClaims();

        assertThat(choose(receiver, "remove", stream, ada())).isEqualTo(204);
        assertThat(choose(receiver, "remove", stream, ada())).isEqualTo(204);
        disable();
        assertThat(receiver.poll(stream)).isEmpty();
        assertThat(receiver.poll(other)).hasSize(1);
        assertThat(choose(receiver, "add", stream, ada())).isEqualTo(200);
        assertThat(choose(receiver, "add", stream, ada())).isEqualTo(200);
        enable();

        assertThat(receiver.poll(stream)).hasSize(1);
        assertThat(server.audit())
                .filteredOn(event -> event.action().contains("subject"))
                .extracting(AuditEvent::action)
                .containsExactly("event_stream.remove_subject", "event_stream.add_subject");
    }

    @Test
    void user_that_is_added_is_told_of_in_a_tenant_that_is_removed() {
        var receiver = ofReseller();
        var stream = receiver.streamOfClaims();
        choose(receiver, "remove", stream, tenant());
        disable();
        assertThat(receiver.poll(stream)).isEmpty();

        choose(receiver, "add", stream, Map.of("format", "complex", "user", ada()));
        enable();

        assertThat(receiver.poll(stream)).hasSize(1);
    }

    /** SSF 1.0, section 9.1: whether there is such a subject can't be probed. */
    @Test
    void unknown_subjects_are_answered_as_known_ones_and_take_nothing_away() {
        var receiver = ofReseller();
        var stream = receiver.streamOfClaims();
        for (var subject :
                List.of(
                        user(RunningServer.ISSUER, "f".repeat(24)),
                        user("https://other.example.com", server.platform.ada.id().hex()),
                        user(RunningServer.ISSUER, "no id"),
                        Map.of("format", "email", "email", "example.user@example.com"),
                        Map.of("format", "phone_number", "phone_number", "+12065550123"),
                        opaque(server.platform.application.id().hex()),
                        opaque(stream),
                        Map.of(
                                "format",
                                "complex",
                                "tenant",
                                opaque(server.platform.application.id().hex()),
                                "device",
                                opaque("phone")),
                        Map.of(
                                "format",
                                "complex",
                                "user",
                                Map.of("format", "email", "email", "ada@example.com")))) {
            assertThat(choose(receiver, "remove", stream, subject))
                    .as(subject.toString())
                    .isEqualTo(204);
            assertThat(choose(receiver, "add", stream, subject))
                    .as(subject.toString())
                    .isEqualTo(200);
        }
        choose(receiver, "remove", stream, opaque(stream));
        disable();

        assertThat(receiver.poll(stream)).hasSize(1);
        assertThat(
                        receiver.call("POST", "/ssf/v1/verify", Map.of("stream_id", stream))
                                .statusCode())
                .isEqualTo(204);
        assertThat(receiver.poll(stream)).hasSize(2);
    }

    @Test
    void malformed_subjects_are_refused_by_400_and_anothers_stream_by_404() {
        var receiver = Receiver.ofOperator(server);
        var stream = receiver.stream();
        for (var subject :
                List.<Object>of(
                        "ada",
                        List.of(),
                        Map.of(),
                        Map.of("format", 1),
                        Map.of("format", "iss_sub", "iss", RunningServer.ISSUER),
                        Map.of("format", "complex"),
                        Map.of("format", "complex", "user", "ada"),
                        Map.of("format", "complex", "tenant", Map.of("format", "opaque")))) {
            for (var verb : List.of("add", "remove")) {
                assertThat(choose(receiver, verb, stream, subject))
                        .as(subject.toString())
                        .isEqualTo(400);
            }
        }
        var missing = Map.of("stream_id", stream);
        assertThat(receiver.call("POST", "/ssf/v1/subjects/add", missing).statusCode())
                .isEqualTo(400);
        assertThat(choose(Receiver.ofOperator(server), "remove", stream, ada())).isEqualTo(404);
    }

    /** What one receiver makes this server keep is bounded. */
    @Test
    void receiver_that_removes_more_than_a_stream_keeps_is_refused() {
        var receiver = Receiver.ofOperator(server);
        var stream = receiver.stream();
        int removed = 0;
        int status = 204;
        while (status == 204) {
            var id = "%024x".formatted(removed);
            status = choose(receiver, "remove", stream, user(RunningServer.ISSUER, id));
            removed += status == 204 ? 1 : 0;
        }

        assertThat(status).isEqualTo(409);
        assertThat(removed).isEqualTo(1_000);
        var first = user(RunningServer.ISSUER, "0".repeat(24));
        assertThat(choose(receiver, "add", stream, first)).isEqualTo(200);
        assertThat(choose(receiver, "remove", stream, first)).isEqualTo(204);
    }

    /** Each choice is a change; that events are acknowledged is none. */
    @Test
    void receiver_beyond_its_rate_of_changes_chooses_no_more_but_acknowledges() {
        var receiver = Receiver.ofOperator(server);
        var stream = receiver.streamOfClaims();
        disable();
        server.store.write(
                tx -> {
                    var ofOperator = new FailureRateLimit(20_000, Duration.ofMillis(50));
                    var name = "changes client:" + receiver.client;
                    while (tx.failures().add(name, ofOperator, server.clock.instant())) {}
                    return true;
                });

        assertThat(choose(receiver, "remove", stream, ada())).isEqualTo(429);
        assertThat(receiver.take(stream)).hasSize(1);
        assertThat(receiver.poll(stream)).isEmpty();
    }
}
