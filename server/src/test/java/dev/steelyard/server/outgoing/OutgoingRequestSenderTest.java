package dev.steelyard.server.outgoing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.id.Id;
import dev.steelyard.http.source.Network;
import dev.steelyard.server.outgoing.RequestResult.Answered;
import dev.steelyard.server.outgoing.RequestResult.Busy;
import dev.steelyard.server.outgoing.RequestResult.Failed;
import dev.steelyard.server.outgoing.RequestResult.Forbidden;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.zip.GZIPOutputStream;
import org.apache.hc.client5.http.DnsResolver;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** Requests to addresses that somebody else chose. */
@SuppressWarnings("NullAway.Init")
class OutgoingRequestSenderTest {
    private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");
    private static final InetAddress INSIDE = InetAddress.ofLiteral("10.0.0.1");
    private static final Id<Client> NORTH = new Id<>("0".repeat(23) + "1");
    private static final Id<Client> SOUTH = new Id<>("0".repeat(23) + "2");
    private static final Id<Client> OPERATOR = new Id<>("0".repeat(23) + "3");
    private static final ClientOwners OWNERS =
            client ->
                    client.equals(OPERATOR)
                            ? Optional.empty()
                            : Optional.of(new Id<>(client.hex()));
    private static final WaitingRequestLimiter PLACES = new WaitingRequestLimiter(1_000, OWNERS);
    private static final int OF_ONE_OWNER = 16;
    private static final AtomicInteger CALLS = new AtomicInteger();
    private static final CountDownLatch LET_GO = new CountDownLatch(1);

    /** 16 MiB of spaces. */
    private static final byte[] ZIPPED = zipped(" ".repeat(1 << 24));

    /** Closes the connection instead of an answer. */
    private static final RawPeer.Script NOTHING = RawPeer.bytes("");

    private static HttpsPeer peer;
    private static OutgoingRequestSender outgoing;

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
                                case "/zipped" -> {
                                    exchange.getResponseHeaders().add("Content-Encoding", "gzip");
                                    exchange.sendResponseHeaders(200, ZIPPED.length);
                                    exchange.getResponseBody().write(ZIPPED);
                                    exchange.close();
                                }
                                case "/busy" -> {
                                    exchange.getResponseHeaders().add("Retry-After", "0");
                                    HttpsPeer.answer(exchange, 503, "");
                                }
                                case "/challenges" -> {
                                    exchange.getResponseHeaders()
                                            .add("WWW-Authenticate", "Basic realm=\"x\"");
                                    HttpsPeer.answer(exchange, 401, "");
                                }
                                case "/from" -> {
                                    exchange.getResponseHeaders().add("Set-Cookie", "x=y");
                                    HttpsPeer.answer(
                                            exchange,
                                            200,
                                            exchange.getRemoteAddress().getPort()
                                                    + " "
                                                    + exchange.getRequestHeaders()
                                                            .getFirst("Cookie"));
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
        outgoing = new OutgoingRequestSender(peer.trusted(), OWNERS);
    }

    private static byte[] zipped(String text) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(bytes)) {
            zip.write(text.getBytes(UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
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
                "https://localhost:65536/keys",
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
        var safe = new OutgoingRequestSender(OutgoingSettings.SAFE, OWNERS);

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
                new OutgoingRequestSender(
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
    void first_address_that_answers_is_called() {
        var settings =
                new OutgoingSettings(
                        List.of(Network.parse("127.0.0.0/8")), peer.trusted().trusted());
        var two = at(settings, host -> List.of(InetAddress.ofLiteral("127.0.0.2"), LOOPBACK));

        assertThat(get(two, NORTH, peer.at("/keys"), "*/*")).isInstanceOf(Answered.class);
    }

    @Test
    void address_in_the_url_is_the_name_that_the_certificate_must_have() {
        for (var host : List.of("127.0.0.1", "[::ffff:127.0.0.1]")) {
            assertThat(get(outgoing, NORTH, peer.at(host, "/keys"), "*/*"))
                    .isInstanceOf(Answered.class);
        }
    }

    @Test
    void request_holds_what_it_must_and_its_target_is_left_as_it_is() throws Exception {
        try (var raw = new RawPeer(peer, NOTHING)) {
            var at = "Host: localhost:" + raw.at("/").getPort();
            get(outgoing, NORTH, raw.at("/a/../b//c;d?e=%2f&f=%C3%BC/?x"), "text/plain");
            assertThat(raw.heads.take())
                    .containsExactlyInAnyOrder(
                            "GET /a/../b//c;d?e=%2f&f=%C3%BC/?x HTTP/1.1",
                            at, "User-Agent: Steelyard", "Connection: close", "Accept: text/plain");
            outgoing.postToken(
                    NORTH, raw.at("?x=1#y"), "application/secevent+jwt", "Bearer of news", "x.y");
            assertThat(raw.heads.take())
                    .containsExactlyInAnyOrder(
                            "POST /?x=1 HTTP/1.1",
                            at,
                            "User-Agent: Steelyard",
                            "Connection: close",
                            "Accept: application/json",
                            "Authorization: Bearer of news",
                            "Content-Type: application/secevent+jwt",
                            "Content-Length: 3");
            get(outgoing, NORTH, raw.at("//other.example/x"), "text/plain");
            assertThat(raw.heads.take()).contains("GET //other.example/x HTTP/1.1", at);
        }
    }

    @Test
    void request_is_sent_once_whatever_becomes_of_it() throws Exception {
        for (var path : List.of("/busy", "/challenges")) {
            assertThat(get(outgoing, NORTH, peer.at(path), "*/*")).isInstanceOf(Answered.class);
        }
        assertThat(CALLS).hasValue(2);
        try (var raw = new RawPeer(peer, NOTHING)) {
            assertThat(get(outgoing, NORTH, raw.at("/"), "*/*")).isInstanceOf(Failed.class);
            assertThat(raw.heads).hasSize(1);
        }
    }

    @Test
    void packed_answer_stays_packed() {
        assertThat(get(outgoing, NORTH, peer.at("/zipped"), "*/*"))
                .isEqualTo(new Answered(200, new String(ZIPPED, UTF_8)));
    }

    @Test
    void nothing_is_kept_for_the_next_request() {
        var first = get(outgoing, NORTH, peer.at("/from"), "*/*");

        // Another port, and no cookie.
        assertThat(get(outgoing, NORTH, peer.at("/from"), "*/*"))
                .isInstanceOfSatisfying(
                        Answered.class,
                        second ->
                                assertThat(second.body())
                                        .endsWith(" null")
                                        .isNotEqualTo(((Answered) first).body()));
    }

    @Test
    void connection_is_closed_in_order() throws Exception {
        var answer = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";
        try (var raw = new RawPeer(peer, RawPeer.bytes(answer))) {
            get(outgoing, NORTH, raw.at("/"), "*/*");
            assertThat(raw.ends.take()).isEqualTo("closed");
        }
    }

    @Test
    void proxy_of_the_java_runtime_is_not_used() throws Exception {
        var names = List.of("https.proxyHost", "https.proxyPort", "http.nonProxyHosts");
        try (var proxy = new ServerSocket(0, 1, LOOPBACK)) {
            System.setProperty(names.get(0), "127.0.0.1");
            System.setProperty(names.get(1), Integer.toString(proxy.getLocalPort()));
            System.setProperty(names.get(2), "");
            var fresh = new OutgoingRequestSender(peer.trusted(Duration.ofSeconds(10)), OWNERS);
            assertThat(get(fresh, NORTH, peer.at("/keys"), "*/*")).isInstanceOf(Answered.class);
        } finally {
            names.forEach(System::clearProperty);
        }
    }

    @Test
    void name_server_or_peer_that_says_nothing_is_left_when_the_time_is_over() throws Exception {
        var limit = Duration.ofMillis(300);
        var found = new CountDownLatch(1);
        var looked = new CountDownLatch(1);
        var lost =
                at(
                        peer.trusted(limit),
                        host -> {
                            await(found);
                            looked.countDown();
                            return List.of(LOOPBACK);
                        });
        assertThat(get(lost, NORTH, peer.at("/keys"), "*/*")).isInstanceOf(Failed.class);
        found.countDown();
        looked.await();
        try (var silent = new ServerSocket(0, 1, LOOPBACK)) {
            var uri = URI.create("https://localhost:" + silent.getLocalPort() + "/");
            var impatient = new OutgoingRequestSender(peer.trusted(limit), OWNERS);
            assertThat(get(impatient, NORTH, uri, "*/*")).isInstanceOf(Failed.class);
        }
        // Of the first one, too, which found its name too late.
        assertThat(CALLS).hasValue(0);
    }

    @Test
    void nothing_of_a_request_or_its_answer_is_logged_at_any_level() throws Exception {
        var root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
        var log = new ListAppender<ILoggingEvent>();
        log.start();
        root.addAppender(log);
        root.setLevel(Level.ALL);
        var answer =
                "HTTP/1.1 200 OK\r\nX: SECRET\r\nWWW-Authenticate: Bearer realm=SECRET\r\n"
                        + "Set-Cookie: SECRET=SECRET\r\nContent-Length: 6\r\n\r\nSECRET";
        try {
            for (var bytes :
                    List.of(answer, answer.replace("200", "401"), "SECRET", answer + "\r\nx")) {
                try (var raw = new RawPeer(peer, RawPeer.bytes(bytes))) {
                    outgoing.postToken(
                            NORTH, raw.at("/"), "text/plain", "Bearer SECRET", "SECRET.SECRET");
                }
            }
        } finally {
            root.setLevel(Level.OFF);
            root.detachAppender(log);
        }
        assertThat(log.list).isNotEmpty();
        assertThat(log.list)
                .allSatisfy(
                        event -> {
                            assertThat(event.getFormattedMessage()).doesNotContain("SECRET");
                            assertThat(event.getThrowableProxy()).isNull();
                        });
    }

    @Test
    void an_answer_of_64_kib_is_read_and_a_longer_or_endless_one_is_not() {
        assertThat(get(outgoing, NORTH, peer.at("/full"), "*/*")).isInstanceOf(Answered.class);
        assertThat(get(outgoing, NORTH, peer.at("/long"), "*/*")).isInstanceOf(Failed.class);
        assertThat(get(outgoing, NORTH, peer.at("/endless"), "*/*")).isInstanceOf(Failed.class);
    }

    @Test
    void a_peer_that_sends_byte_after_byte_is_left_when_the_time_is_over() {
        var impatient = new OutgoingRequestSender(peer.trusted(Duration.ofMillis(150)), OWNERS);

        // Each leaves its place to the next.
        for (int i = 0; i < OF_ONE_OWNER + 2; i++) {
            assertThat(get(impatient, NORTH, peer.at("/slow"), "*/*")).isInstanceOf(Failed.class);
        }
    }

    @Test
    void hanging_peers_of_one_owner_leave_places_to_others() throws Exception {
        var crowded = new OutgoingRequestSender(peer.trusted(), OWNERS);
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

    private static RequestResult get(
            OutgoingRequestSender outgoing, Id<Client> client, URI uri, String accept) {
        try (var place = PLACES.take(WaitingRequestLimiter.Use.KEYS, client)) {
            return outgoing.get(place, uri, accept);
        }
    }

    private static OutgoingRequestSender at(Function<String, List<InetAddress>> names) {
        return at(peer.trusted(), names);
    }

    private static OutgoingRequestSender at(
            OutgoingSettings settings, Function<String, List<InetAddress>> names) {
        return new OutgoingRequestSender(
                settings,
                OWNERS,
                new DnsResolver() {
                    @Override
                    public InetAddress[] resolve(String host) {
                        return names.apply(host).toArray(InetAddress[]::new);
                    }

                    @Override
                    public String resolveCanonicalHostname(String host) {
                        return host;
                    }
                });
    }
}
