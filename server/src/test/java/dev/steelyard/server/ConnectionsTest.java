package dev.steelyard.server;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.http.source.ForwardingHeader;
import dev.steelyard.http.source.Network;
import dev.steelyard.http.source.Proxies;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Peers that hold connections: slowly, idly, or too many. */
@Timeout(300)
class ConnectionsTest {
    private static final Duration SHORT = Duration.ofMillis(800);

    /** Longer than any test: what is closed was closed for another reason. */
    private static final Duration LONG = Duration.ofMinutes(10);

    private static final int PATIENCE_MILLIS = 60_000;

    /** Addresses that are two sources. */
    private static final String HERE = "127.0.0.1";

    private static final String ELSEWHERE = "127.0.0.2";

    private static Socket connect(Crowd crowd, String first) throws IOException {
        return connect(crowd, HERE, first);
    }

    private static Socket connect(Crowd crowd, String source, String first) throws IOException {
        var address = InetAddress.ofLiteral(source);
        var socket = new Socket(InetAddress.ofLiteral(HERE), crowd.port(), address, 0);
        socket.getOutputStream().write(first.getBytes(US_ASCII));
        socket.getOutputStream().flush();
        return socket;
    }

    /**
     * One that certainly has its place, for it was answered already: of two that come at once,
     * either may be the first.
     */
    private static Socket served(Crowd crowd, String next) throws IOException {
        return served(crowd, HERE, next);
    }

    private static Socket served(Crowd crowd, String source, String next) throws IOException {
        var socket = connect(crowd, source, "GET /up HTTP/1.1\r\nHost: x\r\n\r\n" + next);
        socket.setSoTimeout(PATIENCE_MILLIS);
        var seen = new StringBuilder();
        while (seen.indexOf("up\"}") < 0) {
            int read = socket.getInputStream().read();
            assertThat(read).as("after " + seen).isNotNegative();
            seen.append((char) read);
        }
        return socket;
    }

    private static boolean closed(Socket socket, int millis) throws IOException {
        socket.setSoTimeout(millis);
        try {
            return socket.getInputStream().read() < 0;
        } catch (SocketTimeoutException e) {
            return false;
        } catch (SocketException e) {
            return true;
        }
    }

    /**
     * The answer to one that is too many, or came when there was room again. Too many have little
     * time to say what they want; one that this machine held up for longer comes again.
     */
    private static Wire asked(Crowd crowd, String path) throws IOException {
        while (true) {
            var answer =
                    Wire.send(
                            crowd.port(),
                            "GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
            if (!answer.statuses().isEmpty()) {
                return answer;
            }
        }
    }

    /** Until there is room for one more. */
    private static void awaitRoom(Crowd crowd) throws IOException, InterruptedException {
        var answer = asked(crowd, "/quick");
        while (!answer.statuses().equals(List.of(200))) {
            assertThat(answer.statuses()).containsAnyOf(429, 503);
            Thread.sleep(20);
            answer = asked(crowd, "/quick");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /qui",
                "GET /quick HTTP/1.1\r\nHost: x\r\nX-Slow: ",
                "POST /quick HTTP/1.1\r\nHost: x\r\nContent-Length: 60000\r\n\r\n",
                "GET /up HTTP/1.1\r\nHost: x\r\n\r\nGET /up HTTP/1.1\r\nX-Slow: "
            })
    void a_byte_now_and_then_closed_in_time(String start) throws Exception {
        long began = System.nanoTime();
        try (var crowd = new Crowd(10, 10, SHORT);
                var slow = connect(crowd, start)) {
            slow.setSoTimeout(50);
            for (boolean closed = false; !closed; ) {
                try {
                    slow.getOutputStream().write('a');
                    while (slow.getInputStream().read() >= 0) {
                        // What it answered to the first request of two.
                    }
                    closed = true;
                } catch (SocketTimeoutException e) {
                    // Still open, so the next byte goes.
                } catch (SocketException e) {
                    closed = true;
                }
            }
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThan(SHORT);
        }
    }

    @Test
    void nothing_more_after_a_half_request_closed_in_time() throws Exception {
        try (var crowd = new Crowd(10, 10, SHORT);
                var slow = connect(crowd, "GET /quick HTTP/1.1\r\nHost")) {
            assertThat(closed(slow, PATIENCE_MILLIS)).isTrue();
        }
    }

    @Test
    void answer_that_nobody_takes_closed_in_time_and_others_served() throws Exception {
        try (var crowd = new Crowd(1, 10, SHORT);
                var deaf = connect(crowd, "GET /large HTTP/1.1\r\nHost: x\r\n\r\n")) {
            awaitRoom(crowd);
            assertThat(deaf.isConnected()).isTrue();
        }
    }

    @Test
    void many_that_are_slow_starve_the_others_no_longer_than_allowed() throws Exception {
        try (var crowd = new Crowd(10, 5, SHORT)) {
            var slow = new ArrayList<Socket>();
            for (int i = 0; i < 5; i++) {
                slow.add(connect(crowd, "GET /quick HTTP/1.1\r\nHost: x\r\nX-Slow: a"));
            }
            awaitRoom(crowd);
            for (var socket : slow) {
                socket.close();
            }
        }
    }

    @Test
    void one_too_many_503_in_form_and_closed_but_whether_it_is_up_is_answered() throws Exception {
        try (var crowd = new Crowd(10, 2, LONG);
                var one = served(crowd, "GET /quick HTTP/1.1\r\nHost: x\r\n");
                var two = served(crowd, "GET /quick HTTP/1.1\r\nHost: x\r\n")) {
            var refused = asked(crowd, "/quick");
            assertThat(refused.statuses()).containsExactly(503);
            assertThat(refused.closed()).isTrue();
            assertThat(refused.header("retry-after")).isEqualTo("1");
            assertThat(refused.body()).contains("temporarily_unavailable");
            assertThat(asked(crowd, "/page").text()).contains(" 503 ").endsWith("<p>");
            assertThat(asked(crowd, "/up").statuses()).containsExactly(200);
            assertThat(closed(one, 100)).isFalse();

            two.getOutputStream().write("Connection: close\r\n\r\n".getBytes(US_ASCII));
            assertThat(new String(two.getInputStream().readAllBytes(), US_ASCII))
                    .startsWith("HTTP/1.1 200");
            awaitRoom(crowd);
        }
    }

    @Test
    void one_too_many_silent_closed_soon() throws Exception {
        try (var crowd = new Crowd(10, 1, LONG);
                var one = served(crowd, "GET /quick HTTP/1.1\r\n");
                var extra = connect(crowd, "")) {
            assertThat(closed(extra, PATIENCE_MILLIS)).isTrue();
            assertThat(closed(one, 100)).isFalse();
        }
    }

    @Test
    void one_too_many_of_its_source_429_and_another_source_served() throws Exception {
        try (var crowd = new Crowd(10, 8, LONG, 25, Proxies.NONE);
                var one = served(crowd, "GET /quick HTTP/1.1\r\nHost: x\r\n");
                var two = served(crowd, "GET /quick HTTP/1.1\r\nHost: x\r\n")) {
            var refused = asked(crowd, "/quick");
            assertThat(refused.statuses()).containsExactly(429);
            assertThat(refused.closed()).isTrue();
            assertThat(refused.header("retry-after")).isEqualTo("1");
            assertThat(refused.body()).contains("rate_limited");
            assertThat(asked(crowd, "/up").statuses()).containsExactly(200);
            served(crowd, ELSEWHERE, "").close();
            assertThat(closed(one, 100)).isFalse();

            two.close();
            awaitRoom(crowd);
        }
    }

    @Test
    void idle_one_of_its_source_makes_room_and_an_older_one_of_another_stays() throws Exception {
        try (var crowd = new Crowd(10, 8, LONG, 25, Proxies.NONE);
                var other = served(crowd, ELSEWHERE, "");
                var idle = served(crowd, "");
                var working = served(crowd, "GET /quick HTTP/1.1\r\n")) {
            awaitRoom(crowd);
            assertThat(closed(idle, PATIENCE_MILLIS)).isTrue();
            assertThat(closed(working, 100)).isFalse();
            assertThat(closed(other, 100)).isFalse();
        }
    }

    @Test
    void proxy_connections_are_not_those_of_one_source() throws Exception {
        var proxies = new Proxies(List.of(Network.parse(HERE)), ForwardingHeader.FORWARDED);
        try (var crowd = new Crowd(10, 8, LONG, 25, proxies)) {
            var all = new ArrayList<Socket>();
            for (int i = 0; i < 7; i++) {
                all.add(served(crowd, "GET /quick HTTP/1.1\r\n"));
            }
            assertThat(asked(crowd, "/quick").statuses()).containsExactly(200);
            for (var socket : all) {
                socket.close();
            }
        }
    }

    @Test
    void idle_one_makes_room() throws Exception {
        try (var crowd = new Crowd(10, 2, LONG);
                var idle = served(crowd, "");
                var working = served(crowd, "GET /quick HTTP/1.1\r\n")) {
            awaitRoom(crowd);
            assertThat(closed(idle, PATIENCE_MILLIS)).isTrue();
            assertThat(closed(working, 100)).isFalse();
        }
    }
}
