package dev.steelyard.program.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A connection that breaks after the server did its work, and before its answer came. */
@SuppressWarnings("NullAway.Init")
class LostAnswerTest {
    @TempDir static Path folder;

    /** Passes everything on, but not the first answer to a POST. */
    private static final class Break implements AutoCloseable {
        private final HttpClient http = HttpClient.newHttpClient();
        private final AtomicInteger posts = new AtomicInteger();
        private final HttpServer server;
        private volatile String target = "";

        Break() throws IOException {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", this::pass);
            server.start();
        }

        String url() {
            return "http://localhost:" + server.getAddress().getPort();
        }

        private void pass(HttpExchange exchange) throws IOException {
            var request = HttpRequest.newBuilder(URI.create(target + exchange.getRequestURI()));
            for (var name : new String[] {"Authorization", "Content-Type", "Idempotency-Key"}) {
                var value = exchange.getRequestHeaders().getFirst(name);
                if (value != null) {
                    request.header(name, value);
                }
            }
            var body = exchange.getRequestBody().readAllBytes();
            try {
                var answer =
                        http.send(
                                request.method(
                                                exchange.getRequestMethod(),
                                                BodyPublishers.ofByteArray(body))
                                        .build(),
                                BodyHandlers.ofByteArray());
                if (exchange.getRequestMethod().equals("POST")
                        && exchange.getRequestURI().getPath().startsWith("/api/")
                        && posts.incrementAndGet() == 1) {
                    throw new IOException("lost on the way");
                }
                exchange.sendResponseHeaders(answer.statusCode(), answer.body().length);
                exchange.getResponseBody().write(answer.body());
                exchange.close();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException(e);
            }
        }

        @Override
        public void close() {
            server.stop(0);
            http.close();
        }
    }

    @Test
    void secretMade_answerLost_isAskedForAgain_madeOnce_andSaidToBeLost() throws IOException {
        try (var broken = new Break();
                var demo = new RunningDemo(folder, broken.url(), 0)) {
            broken.target = "http://localhost:" + demo.port();
            var client = demo.get("client_id");
            var before = demo.json("secrets", "list", client).elements().size();
            var added = demo.type("secrets", "create", client).expect(0);
            assertThat(broken.posts).hasValue(2);
            assertThat(added.err()).contains("lost on the way", "make a new one");
            assertThat(added.out()).doesNotContain("sy_sk_");
            assertThat(demo.json("secrets", "list", client).elements().size())
                    .isEqualTo(before + 1);
        }
    }
}
