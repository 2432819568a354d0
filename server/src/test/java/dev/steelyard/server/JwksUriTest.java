package dev.steelyard.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import dev.steelyard.domain.client.metadata.AuthenticationMethod;
import dev.steelyard.domain.client.metadata.ClientAuthentication;
import dev.steelyard.domain.client.metadata.ClientSettings;
import dev.steelyard.http.source.Proxies;
import dev.steelyard.server.outgoing.HttpsPeer;
import dev.steelyard.server.outgoing.OutgoingSettings;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys of clients at a {@code jwks_uri} (OpenID Connect Core, section 10.1.1). */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JwksUriTest {
    /** For requests that wait for keys of one client. */
    private static final int PLACES = RunningServer.LIMITS.waitingForPeers() / 8;

    private final AtomicInteger fetches = new AtomicInteger();
    private final SignerKey one = SignerKey.of("ES256", "one");
    private final SignerKey two = SignerKey.of("RS256", "two");
    private volatile int status = 200;
    private volatile String body = "";
    private HttpsPeer peer;
    private RunningServer server;
    private int path;

    @BeforeAll
    void start() {
        peer = new HttpsPeer(this::answer);
        server = new RunningServer(RunningServer.ISSUER, Proxies.NONE, peer.trusted());
    }

    @AfterAll
    void stop() {
        server.close();
        peer.close();
    }

    private void answer(HttpExchange exchange) throws IOException {
        fetches.incrementAndGet();
        if (exchange.getRequestURI().getPath().equals("/elsewhere")) {
            HttpsPeer.answer(exchange, 200, one.jwks());
            return;
        }
        exchange.getResponseHeaders().add("Location", peer.at("/elsewhere").toString());
        HttpsPeer.answer(exchange, status, body);
    }

    @BeforeEach
    void publish() {
        server.clock.move(Duration.ofHours(3));
        publishAt(peer.at("/jwks" + path++));
        publishes(one.jwks());
        fetches.set(0);
    }

    private void publishAt(URI uri) {
        server.set(
                server.platform.machine,
                ClientSettings.SAFE.with(
                        new ClientAuthentication(
                                AuthenticationMethod.PRIVATE_KEY_JWT, null, uri.toString(), null)));
    }

    private void publishes(String jwks) {
        status = 200;
        body = jwks;
    }

    private int token(SignerKey key) {
        return token(server, key);
    }

    private static int token(RunningServer server, SignerKey key) {
        var claims = AssertingClient.claims(server, server.platform.machine.id().hex());
        return server.browser()
                .post("/oidc/token", AssertingClient.form(key.signs(claims)))
                .status();
    }

    @Test
    void fetched_once_and_kept_for_five_minutes() {
        assertThat(token(one)).isEqualTo(200);
        server.clock.move(Duration.ofMinutes(5));
        assertThat(token(one)).isEqualTo(200);
        assertThat(fetches).hasValue(1);

        publishes(two.jwks());
        server.clock.move(Duration.ofSeconds(1));
        assertThat(token(one)).isEqualTo(401);
        assertThat(token(two)).isEqualTo(200);
        assertThat(fetches).hasValue(2);
    }

    @Test
    void unknown_kid_is_looked_for_at_most_once_in_ten_seconds() {
        assertThat(token(one)).isEqualTo(200);
        publishes("{\"keys\":[" + one.publicKey() + "," + two.publicKey() + "]}");
        assertThat(token(two)).isEqualTo(401);
        server.clock.move(Duration.ofSeconds(9));
        assertThat(token(two)).isEqualTo(401);
        assertThat(fetches).hasValue(1);
        server.clock.move(Duration.ofSeconds(1));
        assertThat(token(two)).isEqualTo(200);
        assertThat(fetches).hasValue(2);
        for (int i = 0; i < 5; i++) {
            assertThat(token(SignerKey.of("ES256", "none-" + i))).isEqualTo(401);
        }
        assertThat(fetches).hasValue(2);
    }

    @Test
    void client_out_of_reach_keeps_its_keys_for_an_hour() {
        assertThat(token(one)).isEqualTo(200);
        status = 503;
        server.clock.move(Duration.ofMinutes(60));
        assertThat(token(one)).isEqualTo(200);
        assertThat(token(one)).isEqualTo(200);
        assertThat(fetches).hasValue(2);
        server.clock.move(Duration.ofSeconds(10));
        assertThat(token(one)).isEqualTo(401);
        assertThat(fetches).hasValue(3);
        assertThat(token(one)).isEqualTo(401);
        assertThat(fetches).hasValue(3);
        publishes(one.jwks());
        server.clock.move(Duration.ofSeconds(20));
        assertThat(token(one)).isEqualTo(200);
    }

    @Test
    void client_out_of_reach_is_asked_ever_less_often() {
        status = 503;
        int asked = 0;
        for (int seconds : new int[] {10, 20, 40, 80, 160, 300, 300}) {
            assertThat(token(one)).isEqualTo(401);
            assertThat(fetches).hasValue(++asked);
            server.clock.move(Duration.ofSeconds(seconds - 1));
            assertThat(token(one)).isEqualTo(401);
            assertThat(fetches).hasValue(asked);
            server.clock.move(Duration.ofSeconds(1));
        }
        publishes(one.jwks());
        assertThat(token(one)).isEqualTo(200);
    }

    @Test
    void redirect_is_not_followed() {
        status = 302;
        assertThat(token(one)).isEqualTo(401);
        assertThat(fetches).hasValue(1);
    }

    @ParameterizedTest(name = "{0} → invalid_client")
    @ValueSource(strings = {"", "[]", "{\"keys\":{}}", "{\"keys\":[1]}", "<html>"})
    void no_set_of_keys(String text) {
        publishes(text);
        assertThat(token(one)).isEqualTo(401);
    }

    @Test
    void too_long_too_many_or_with_a_private_key_is_no_set() {
        publishes("{\"keys\":[" + one.publicKey() + "],\"x\":\"" + "x".repeat(65_536) + "\"}");
        assertThat(token(one)).isEqualTo(401);
        server.clock.move(Duration.ofSeconds(10));
        publishes("{\"keys\":[" + (one.publicKey() + ",").repeat(10) + one.publicKey() + "]}");
        assertThat(token(one)).isEqualTo(401);
        server.clock.move(Duration.ofSeconds(20));
        publishes("{\"keys\":[" + one.jwk() + "]}");
        assertThat(token(one)).isEqualTo(401);
        server.clock.move(Duration.ofSeconds(40));
        publishes("{\"keys\":[" + one.publicKey() + "," + one.publicKey() + "]}");
        assertThat(token(one)).isEqualTo(401);
    }

    @Test
    void keys_that_cannot_be_used_are_left_out() {
        var weak =
                "{\"kty\":\"RSA\",\"kid\":\"weak\",\"n\":\""
                        + "AQAB".repeat(40)
                        + "\",\"e\":\"AQAB\"}";
        var later = "{\"kty\":\"AKP\",\"kid\":\"later\",\"alg\":\"ML-DSA-44\",\"pub\":\"AA\"}";
        var enc = two.publicKey().replace("{", "{\"use\":\"enc\",");
        publishes("{\"keys\":[" + String.join(",", weak, later, enc, one.publicKey()) + "]}");
        assertThat(token(one)).isEqualTo(200);
        assertThat(token(two)).isEqualTo(401);
    }

    @Test
    void private_address_is_not_called() {
        try (var strict =
                new RunningServer(RunningServer.ISSUER, Proxies.NONE, OutgoingSettings.SAFE)) {
            for (var uri :
                    new String[] {
                        peer.at("/jwks").toString(),
                        "https://169.254.169.254/latest",
                        "https://[::1]/jwks",
                        "https://10.0.0.1/jwks"
                    }) {
                strict.set(
                        strict.platform.machine,
                        ClientSettings.SAFE.with(
                                new ClientAuthentication(
                                        AuthenticationMethod.PRIVATE_KEY_JWT, null, uri, null)));
                assertThat(token(strict, one)).isEqualTo(401);
            }
        }
        assertThat(fetches).hasValue(0);
    }

    @Test
    void many_at_once_fetch_once() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Integer> request = () -> token(one);
            var answers =
                    threads.invokeAll(IntStream.range(0, PLACES).mapToObj(_ -> request).toList());
            for (var answer : answers) {
                assertThat(answer.get()).isEqualTo(200);
            }
        }
        assertThat(fetches).hasValue(1);
    }

    @Test
    void wrong_uri_can_be_corrected_at_once() {
        status = 404;
        assertThat(token(one)).isEqualTo(401);
        publishes(one.jwks());
        publishAt(peer.at("/corrected"));
        assertThat(token(one)).isEqualTo(200);
        assertThat(fetches).hasValue(2);
    }

    @Test
    void another_uri_again_and_again_waits_for_the_pause_of_the_client() {
        status = 404;
        assertThat(token(one)).isEqualTo(401);
        for (int i = 0; i < 5; i++) {
            publishAt(peer.at("/wrong" + i));
            assertThat(token(one)).isEqualTo(401);
        }
        assertThat(fetches).hasValue(2);

        publishes(one.jwks());
        server.clock.move(Duration.ofSeconds(19));
        assertThat(token(one)).isEqualTo(401);
        server.clock.move(Duration.ofSeconds(1));
        assertThat(token(one)).isEqualTo(200);
        assertThat(fetches).hasValue(3);
    }

    @Test
    void keys_of_the_uri_of_before_are_not_taken() {
        assertThat(token(one)).isEqualTo(200);
        publishes(two.jwks());
        publishAt(peer.at("/moved"));
        assertThat(token(one)).isEqualTo(401);
        assertThat(token(two)).isEqualTo(200);
        assertThat(fetches).hasValue(2);
    }
}
