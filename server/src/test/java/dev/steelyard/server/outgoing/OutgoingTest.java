package dev.steelyard.server.outgoing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.id.Id;
import dev.steelyard.server.outgoing.Answer.Answered;
import dev.steelyard.server.outgoing.Answer.Busy;
import dev.steelyard.server.outgoing.Answer.Failed;
import dev.steelyard.server.outgoing.Answer.Forbidden;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests to addresses that somebody else chose. */
@SuppressWarnings("NullAway.Init")
class OutgoingTest {
    private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");
    private static final InetAddress INSIDE = InetAddress.ofLiteral("10.0.0.1");
    private static final Id<Client> NORTH = new Id<>("0".repeat(23) + "1");
    private static final Id<Client> SOUTH = new Id<>("0".repeat(23) + "2");
    private static final Id<Client> OPERATOR = new Id<>("0".repeat(23) + "3");
    private static final Owners OWNERS =
            client ->
                    client.equals(OPERATOR)
                            ? Optional.empty()
                            : Optional.of(new Id<>(client.hex()));
    private static final WaitingPlaces PLACES = new WaitingPlaces(1_000, OWNERS);
    private static final int OF_ONE_OWNER = 16;
    private static final AtomicInteger CALLS = new AtomicInteger();
    private static final CountDownLatch LET_GO = new CountDownLatch(1);

    private static HttpsPeer peer;
    private static Outgoing outgoing;

    @BeforeAll
    static void start() {
        peer =
                new HttpsPeer(
                        exchange -> {
                            CALLS.incrementAndGet();
                            var sent = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
                            switch (exchange.getRequestURI().getPath()) {
                                case "/moved" -> {
                                    exchange.getResponseHeaders().add("Location", "/keys");
                                    HttpsPeer.answer(exchange, 302, "");
                                }
                                case "/full" ->
                                        HttpsPeer.answer(exchange, 200, "x".repeat(64 * 1024));
                                case "/long" ->
                                        HttpsPeer.answer(exchange, 200, "x".repeat(64 * 1024 + 1));
                                case "/endless" -> {
                                    exchange.sendResponseHeaders(200, 0);
                                    var out = exchange.getResponseBody();
                                    while (true) {
                                        out.write(new byte[1024]);
                                    }
                                }
                                case "/hangs" -> {
                                    await(LET_GO);
                                    HttpsPeer.answer(exchange, 200, "");
                                }
                                case "/slow" -> {
                                    exchange.sendResponseHeaders(200, 0);
                                    var out = exchange.getResponseBody();
                                    while (true) {
                                        out.write(' ');
                                        out.flush();
                                        pause();
                                    }
                                }
                                default ->
                                        HttpsPeer.answer(
                                                exchange,
                                                200,
                                                exchange.getRequestMethod() + " " + sent);
                            }
                        });
        outgoing = new Outgoing(peer.trusted(), OWNERS);
    }

    private static void pause() {
        try {
            Thread.sleep(20);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @AfterAll
    static void stop() {
        peer.close();
    }

    @BeforeEach
    void nobody_called_yet() {
        CALLS.set(0);
    }

    @Test
    void an_allowed_peer_with_a_trusted_certificate_is_fetched_from_and_posted_to() {
        assertThat(get(outgoing, NORTH, peer.at("/keys"), "application/json"))
                .isInstanceOfSatisfying(
                        Answered.class, answer -> assertThat(answer.body()).isEqualTo("GET "));
        assertThat(outgoing.post(NORTH, peer.at("/out?x=1"), "text/plain", "grüße"))
                .isInstanceOfSatisfying(
                        Answered.class,
                        answer -> assertThat(answer.body()).isEqualTo("POST grüße"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost/keys",
                "ftp://localhost/keys",
                "file:///etc/passwd",
                "https:///keys",
                "https://user:password@localhost/keys",
                "https://localhost/gr\u00fc\u00dfe",
                "keys",
            })
    void anything_but_a_plain_https_url_is_forbidden(String url) {
        assertThat(get(outgoing, NORTH, URI.create(url), "*/*")).isInstanceOf(Forbidden.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"localhost", "127.0.0.1", "127.1", "2130706433", "[::1]", "[::ffff:7f00:1]"})
    void a_host_at_loopback_is_forbidden_however_it_is_written(String host) {
        var safe = new Outgoing(OutgoingSettings.SAFE, OWNERS);

        assertThat(get(safe, NORTH, peer.at(host, "/keys"), "*/*")).isInstanceOf(Forbidden.class);
        assertThat(CALLS).hasValue(0);
    }

    @Test
    void a_name_with_one_address_inside_is_forbidden_as_a_whole() {
        var mixed = at(host -> List.of(LOOPBACK, INSIDE));

        assertThat(get(mixed, NORTH, peer.at("peer.example", "/keys"), "*/*"))
                .isInstanceOf(Forbidden.class);
        assertThat(CALLS).hasValue(0);
    }

    @Test
    void a_name_that_changes_its_address_after_the_check_gains_nothing() {
        var asked = new AtomicInteger();
        var rebinding = at(host -> List.of(asked.incrementAndGet() == 1 ? LOOPBACK : INSIDE));

        // The first address was checked, and is the one that was called, under its own name.
        assertThat(get(rebinding, NORTH, peer.at("peer.example", "/keys"), "*/*"))
                .isInstanceOf(Answered.class);
        assertThat(asked).hasValue(1);
        assertThat(get(rebinding, NORTH, peer.at("peer.example", "/keys"), "*/*"))
                .isInstanceOf(Forbidden.class);
    }

    @Test
    void a_certificate_of_another_name_or_of_nobody_known_is_refused() {
        var other = at(host -> List.of(LOOPBACK));
        var untrusting =
                new Outgoing(
                        new OutgoingSettings(peer.trusted().allowedNetworks(), List.of()), OWNERS);

        assertThat(get(other, NORTH, peer.at("other.example", "/keys"), "*/*"))
                .isInstanceOf(Failed.class);
        assertThat(get(untrusting, NORTH, peer.at("/keys"), "*/*")).isInstanceOf(Failed.class);
        assertThat(CALLS).hasValue(0);
    }

    @Test
    void a_redirect_is_not_followed() {
        assertThat(get(outgoing, NORTH, peer.at("/moved"), "*/*"))
                .isInstanceOfSatisfying(
                        Answered.class, answer -> assertThat(answer.status()).isEqualTo(302));
        assertThat(CALLS).hasValue(1);
    }

    @Test
    void an_answer_of_64_kib_is_read_and_a_longer_or_endless_one_is_not() {
        assertThat(get(outgoing, NORTH, peer.at("/full"), "*/*")).isInstanceOf(Answered.class);
        assertThat(get(outgoing, NORTH, peer.at("/long"), "*/*")).isInstanceOf(Failed.class);
        assertThat(get(outgoing, NORTH, peer.at("/endless"), "*/*")).isInstanceOf(Failed.class);
    }

    @Test
    void a_peer_that_sends_byte_after_byte_is_left_when_the_time_is_over() {
        var impatient = new Outgoing(peer.trusted(Duration.ofMillis(300)), OWNERS);

        assertThat(get(impatient, NORTH, peer.at("/slow"), "*/*")).isInstanceOf(Failed.class);
    }

    @Test
    void hanging_peers_of_one_owner_leave_places_to_others() throws Exception {
        var crowded = new Outgoing(peer.trusted(), OWNERS);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            try {
                for (int i = 0; i < 64; i++) {
                    threads.submit(() -> get(crowded, NORTH, peer.at("/hangs"), "*/*"));
                }
                while (CALLS.get() < OF_ONE_OWNER) {
                    Thread.sleep(1);
                }
                assertThat(get(crowded, NORTH, peer.at("/keys"), "*/*")).isInstanceOf(Busy.class);
                assertThat(get(crowded, SOUTH, peer.at("/keys"), "*/*"))
                        .isInstanceOf(Answered.class);
                assertThat(get(crowded, OPERATOR, peer.at("/keys"), "*/*"))
                        .isInstanceOf(Answered.class);
                assertThat(CALLS).hasValue(OF_ONE_OWNER + 2);
            } finally {
                LET_GO.countDown();
            }
        }
    }

    private static Answer get(Outgoing outgoing, Id<Client> client, URI uri, String accept) {
        try (var place = PLACES.take(WaitingPlaces.Use.KEYS, client)) {
            return outgoing.get(place, uri, accept);
        }
    }

    private static Outgoing at(Names names) {
        return new Outgoing(peer.trusted(), OWNERS, names);
    }
}
