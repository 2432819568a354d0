package dev.steelyard.http.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.domain.id.IdGenerator;
import dev.steelyard.http.answer.Reply;
import dev.steelyard.http.pki.Authority;
import dev.steelyard.http.pki.Holder;
import dev.steelyard.http.pki.Request;
import dev.steelyard.http.pki.TlsCaller;
import dev.steelyard.http.request.RequestLimits;
import dev.steelyard.http.route.Route;
import dev.steelyard.http.source.Proxies;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bouncycastle.asn1.x509.GeneralName;
import org.junit.jupiter.api.Test;

/** Peers that hold connections with TLS, where closing one waits for the peer. */
class TlsPeersTest {
    private static final Holder SERVER =
            Authority.selfSigned(
                    Request.of("CN=server", Instant.now())
                            .named(new GeneralName(GeneralName.dNSName, "localhost")));
    private static final int PATIENCE_MILLIS = 40_000;

    /** Less than what a peer is always waited for, so that the wait is short. */
    private static final int ANSWER = 3_500;

    private static HttpServer start() {
        return HttpServer.start(
                new HttpSettings(
                        "127.0.0.1",
                        0,
                        new TlsListener(0, ServerTls.of(SERVER.chain(), SERVER.key()), _ -> true),
                        Proxies.NONE,
                        new RequestLimits(
                                64 * 1024,
                                16 * 1024,
                                100,
                                10,
                                10,
                                10,
                                Duration.ofMillis(200),
                                100)),
                List.of(Route.get("/some", _ -> Reply.of(200, "text/plain", new byte[ANSWER]))),
                Map.of(),
                new IdGenerator(InstantSource.system(), new SecureRandom()),
                ReplyObserver.NONE);
    }

    private static Socket connect(HttpServer server) throws IOException {
        return TlsCaller.connect(server.securePort(), SERVER.certificate());
    }

    private static void ask(Socket socket, String request) throws IOException {
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
    }

    private static boolean closed(Socket socket) throws IOException {
        socket.setSoTimeout(PATIENCE_MILLIS);
        try {
            return socket.getInputStream().read() < 0;
        } catch (SocketTimeoutException e) {
            return false;
        } catch (SocketException e) {
            return true;
        }
    }

    @Test
    void one_that_takes_no_answer_is_ended_and_keeps_no_other_from_it() throws Exception {
        try (var server = start();
                var deaf = connect(server)) {
            Thread.startVirtualThread(
                    () -> {
                        try {
                            ask(deaf, "GET /some HTTP/1.1\r\nHost: x\r\n\r\n".repeat(5_000));
                        } catch (IOException e) {
                            // It was ended meanwhile.
                        }
                    });
            for (int i = 0; i < 20; i++) {
                try (var slow = connect(server)) {
                    ask(slow, "GET /some HTTP/1.1\r\nHost");
                    assertThat(closed(slow)).isTrue();
                }
            }
            deaf.setSoTimeout(PATIENCE_MILLIS);
            assertThat(received(deaf)).isLessThan(5_000L * ANSWER);
        }
    }

    @Test
    void handshakes_that_never_begin_make_room_for_others() throws Exception {
        var silent = new ArrayList<Socket>();
        try (var server = start()) {
            for (int i = 0; i < 12; i++) {
                silent.add(new Socket("127.0.0.1", server.securePort()));
            }
            long until = System.nanoTime() + Duration.ofMillis(PATIENCE_MILLIS).toNanos();
            while (!served(server)) {
                assertThat(System.nanoTime()).isLessThan(until);
            }
        } finally {
            for (var socket : silent) {
                socket.close();
            }
        }
    }

    @Test
    void handshake_of_a_byte_now_and_then_has_an_end() throws Exception {
        // The beginning of a record of 16 KiB, which is not even looked at before all of it came.
        var record = new byte[] {22, 3, 1, 0x3f, (byte) 0xff};
        try (var server = start();
                var slow = new Socket("127.0.0.1", server.securePort())) {
            slow.setSoTimeout(10);
            slow.getOutputStream().write(record);
            long until = System.nanoTime() + Duration.ofMillis(PATIENCE_MILLIS).toNanos();
            while (!gone(slow)) {
                assertThat(System.nanoTime()).isLessThan(until);
            }
        }
    }

    /** Whether the server has ended it; else it gets another byte. */
    private static boolean gone(Socket socket) {
        try {
            socket.getOutputStream().write(0);
            return socket.getInputStream().read() < 0;
        } catch (SocketTimeoutException e) {
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    private static boolean served(HttpServer server) {
        try {
            var caller = TlsCaller.of(server.securePort(), SERVER.certificate(), null);
            return caller.get("/some").statusCode() == 200;
        } catch (IOException e) {
            // One too many, as long as those before it have just come.
            return false;
        }
    }

    private static long received(Socket socket) throws IOException {
        long all = 0;
        var some = new byte[64 * 1024];
        try {
            int read;
            while ((read = socket.getInputStream().read(some)) >= 0) {
                all += read;
            }
        } catch (SocketTimeoutException e) {
            throw e;
        } catch (IOException e) {
            // Cut off in the middle.
        }
        return all;
    }
}
