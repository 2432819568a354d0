package dev.steelyard.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.http.source.ForwardingHeader;
import dev.steelyard.http.source.Network;
import dev.steelyard.http.source.Proxies;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** More requests at once than a node works on: the others are told at once, and nobody waits. */
@Timeout(300)
class CapacityTest {
    private static final Duration LONG = Duration.ofMinutes(10);

    private static final Proxies PROXY =
            new Proxies(List.of(Network.parse("127.0.0.1")), ForwardingHeader.FORWARDED);
    private static final String HERE = "Forwarded: for=198.51.100.7";
    private static final String ELSEWHERE = "Forwarded: for=203.0.113.9";

    private static void fill(Crowd crowd, String path, int requests, String... headers)
            throws InterruptedException {
        // One after another: until its stream has begun, a connection is like any other.
        for (int i = 0; i < requests; i++) {
            Thread.ofVirtual().start(() -> crowd.raw().get(path, headers));
            crowd.underWay.acquire();
        }
    }

    @Test
    void one_more_of_its_source_429_and_another_source_served() throws Exception {
        try (var crowd = new Crowd(8, 100, LONG, 25, PROXY)) {
            fill(crowd, "/wait", 2, HERE);

            var refused = crowd.raw().get("/quick", HERE);
            assertThat(refused.status()).isEqualTo(429);
            assertThat(refused.text()).containsIgnoringCase("Retry-After: 1\r\n");
            assertThat(refused.error()).isEqualTo("rate_limited");
            assertThat(refused.json().path("reference").asString()).isNotBlank();
            assertThat(crowd.raw().get("/page", HERE).text()).contains(" 429 ").endsWith("<p>");
            assertThat(crowd.raw().get("/up", HERE).status()).isEqualTo(200);
            assertThat(crowd.raw().get("/guard/quick", HERE).status()).isEqualTo(200);
            assertThat(crowd.raw().get("/quick", ELSEWHERE).status()).isEqualTo(200);

            crowd.letGo();
            while (crowd.raw().get("/quick", HERE).status() != 200) {
                Thread.sleep(10);
            }
        }
    }

    @Test
    void many_networks_of_one_48_hold_twice_the_places_of_one() throws Exception {
        try (var crowd = new Crowd(8, 100, LONG, 25, PROXY)) {
            for (int network = 1; network <= 4; network++) {
                fill(
                        crowd,
                        "/wait",
                        1,
                        "Forwarded: for=\"[2001:db8:0:%x00::1]\"".formatted(network));
            }

            assertThat(crowd.raw().get("/quick", "Forwarded: for=\"[2001:db8:0:500::1]\"").status())
                    .isEqualTo(429);
            assertThat(crowd.raw().get("/quick", "Forwarded: for=\"[2001:db8:1::1]\"").status())
                    .isEqualTo(200);
        }
    }

    @Test
    void guards_of_one_source_three_quarters_and_another_source_served() throws Exception {
        try (var crowd = new Crowd(8, 100, LONG, 25, PROXY)) {
            fill(crowd, "/guard/wait", 6, HERE);

            assertThat(crowd.raw().get("/guard/quick", HERE).status()).isEqualTo(429);
            assertThat(crowd.raw().get("/guard/quick", ELSEWHERE).status()).isEqualTo(200);
        }
    }

    @Test
    void guards_that_listen_take_no_connections_from_their_source() throws Exception {
        try (var crowd = new Crowd(8, 8, LONG, 25, Proxies.NONE)) {
            fill(crowd, "/listen?by=a", 6);
            assertThat(crowd.raw().get("/quick").status()).isEqualTo(200);
        }
    }

    @Test
    void one_place_in_all_is_a_place_for_every_source() throws Exception {
        try (var crowd = new Crowd(1, 1, LONG, 25, PROXY)) {
            assertThat(crowd.raw().get("/quick", HERE).status()).isEqualTo(200);
        }
    }

    @Test
    void one_more_503_with_retry_after_and_served_again_afterwards() throws Exception {
        try (var crowd = new Crowd(2, 100, LONG)) {
            fill(crowd, "/wait", 2);

            var refused = crowd.raw().get("/quick");
            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.text()).containsIgnoringCase("Retry-After: 1\r\n");
            assertThat(refused.error()).isEqualTo("temporarily_unavailable");
            assertThat(refused.json().path("reference").asString()).isNotBlank();

            crowd.letGo();
            while (crowd.raw().get("/quick").status() != 200) {
                Thread.sleep(10);
            }
        }
    }

    @Test
    void refusal_in_the_form_of_what_was_asked_for() throws Exception {
        try (var crowd = new Crowd(1, 100, LONG)) {
            fill(crowd, "/wait", 1);

            assertThat(crowd.raw().get("/page").text()).contains(" 503 ").endsWith("<p>");
            var api = crowd.raw().get("/api/nothing");
            assertThat(api.status()).isIn(404, 503);
            assertThat(api.json().has("api")).isTrue();
        }
    }

    /** Of requests at once and of connections there may be two each, of those who listen eight. */
    @Test
    void who_listens_takes_nothing_from_others_and_has_an_end() throws Exception {
        try (var crowd = new Crowd(2, 2, LONG)) {
            fill(crowd, "/listen?by=a", 6);
            assertThat(crowd.raw().get("/quick").status()).isEqualTo(200);
            assertThat(crowd.raw().get("/listen?by=a").status()).isEqualTo(503);
            fill(crowd, "/listen?by=b", 2);
            var refused = crowd.raw().get("/listen?by=c");
            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.text()).containsIgnoringCase("Retry-After: 1\r\n");
            assertThat(refused.error()).isEqualTo("temporarily_unavailable");

            crowd.letGo();
            while (crowd.raw().get("/listen?by=a").status() != 200) {
                Thread.sleep(10);
            }
        }
    }

    @Test
    void guards_and_others_take_nothing_from_each_other() throws Exception {
        try (var crowd = new Crowd(2, 100, LONG)) {
            fill(crowd, "/guard/wait", 2);
            assertThat(crowd.raw().get("/guard/quick").status()).isEqualTo(503);
            assertThat(crowd.raw().get("/quick").status()).isEqualTo(200);
        }
        try (var crowd = new Crowd(2, 100, LONG)) {
            fill(crowd, "/wait", 2);
            assertThat(crowd.raw().get("/guard/quick").status()).isEqualTo(200);
        }
    }

    @Test
    void whether_it_is_up_is_answered_regardless() throws Exception {
        try (var crowd = new Crowd(1, 100, LONG)) {
            fill(crowd, "/wait", 1);
            assertThat(crowd.raw().get("/quick").status()).isEqualTo(503);
            assertThat(crowd.raw().get("/up").status()).isEqualTo(200);
        }
    }

    @Test
    void bodies_on_their_way_take_nothing() throws Exception {
        try (var crowd = new Crowd(1, 100, LONG);
                var slow = new Socket("127.0.0.1", crowd.port());
                var slower = new Socket("127.0.0.1", crowd.port())) {
            for (var socket : new Socket[] {slow, slower}) {
                socket.getOutputStream()
                        .write(
                                "POST /quick HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\nhalf"
                                        .getBytes(StandardCharsets.US_ASCII));
            }
            assertThat(crowd.raw().get("/quick").status()).isEqualTo(200);

            slow.setSoTimeout(60_000);
            slow.getOutputStream().write("whole".getBytes(StandardCharsets.US_ASCII));
            var start = new String(slow.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
            assertThat(start).isEqualTo("HTTP/1.1 200");
        }
    }
}
