package dev.steelyard.program.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.testkit.ScriptedRequest;
import dev.steelyard.testkit.ScriptedServer;
import java.io.IOException;
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
        private final ScriptedServer server = new ScriptedServer(this::pass);
        private volatile String target = "";

        String url() {
            return server.url();
        }

        private void pass(ScriptedRequest asked) throws IOException {
            var request = HttpRequest.newBuilder(URI.create(target + asked.target()));
            for (var name : new String[] {"Authorization", "Content-Type", "Idempotency-Key"}) {
                var value = asked.header(name);
                if (value != null) {
                    request.header(name, value);
                }
            }
            var body = asked.bytes();
            try {
                var answer =
                        http.send(
                                request.method(asked.method(), BodyPublishers.ofByteArray(body))
                                        .build(),
                                BodyHandlers.ofByteArray());
                if (asked.method().equals("POST")
                        && asked.path().startsWith("/api/")
                        && posts.incrementAndGet() == 1) {
                    throw new IOException("lost on the way");
                }
                asked.json(answer.statusCode(), new String(answer.body(), UTF_8));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException(e);
            }
        }

        @Override
        public void close() {
            server.close();
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
            assertThat(added.err()).contains("lost on the network", "create a new one");
            assertThat(added.out()).doesNotContain("sy_sk_");
            assertThat(demo.json("secrets", "list", client).elements().size())
                    .isEqualTo(before + 1);
        }
    }
}
