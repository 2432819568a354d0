package dev.steelyard.e2e.faults;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Something between a guard and a node that understands what it passes on: it can tell events twice
 * or in another order, and hold back an answer that was given already. Thread-safe.
 */
final class Relay implements AutoCloseable {
    private final HttpServer here;
    private final URI there;
    private final HttpClient client = HttpClient.newHttpClient();
    private final AtomicInteger distorted = new AtomicInteger();
    private volatile Function<String, List<String>> distortion = List::of;
    private volatile @Nullable Held held;

    /** Answers of one path that are kept back until it is closed. */
    static final class Held implements AutoCloseable {
        private final String path;
        private final CountDownLatch one = new CountDownLatch(1);
        private final CountDownLatch open = new CountDownLatch(1);

        private Held(String path) {
            this.path = path;
        }

        /** Until the node has given the first of them. */
        void awaitOne() throws InterruptedException {
            one.await();
        }

        private void pass(String path) throws InterruptedException {
            if (path.endsWith(this.path)) {
                one.countDown();
                open.await();
            }
        }

        @Override
        public void close() {
            open.countDown();
        }
    }

    /** To that node. */
    Relay(URI there) throws IOException {
        this.there = there;
        here = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        here.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        here.createContext("/", this::pass);
        here.start();
    }

    URI address() {
        return URI.create("http://localhost:" + here.getAddress().getPort());
    }

    /** What becomes of each event from now on: the text of it, its empty line left out. */
    void distort(Function<String, List<String>> distortion) {
        this.distortion = distortion;
    }

    /** Events of which something else became. */
    int distorted() {
        return distorted.get();
    }

    /** From now on, until it is closed. */
    Held holdAnswersOf(String path) {
        var now = new Held(path);
        held = now;
        return now;
    }

    private void pass(HttpExchange exchange) {
        try (exchange) {
            var answer = client.send(asked(exchange), BodyHandlers.ofInputStream());
            var type = answer.headers().firstValue("Content-Type").orElse("");
            exchange.getResponseHeaders().set("Content-Type", type);
            if (type.startsWith("text/event-stream")) {
                stream(exchange, answer);
            } else {
                answer(exchange, answer);
            }
        } catch (IOException | InterruptedException _) {
            // The guard or the node has gone.
        }
    }

    private HttpRequest asked(HttpExchange exchange) throws IOException {
        var headers = exchange.getRequestHeaders();
        var request =
                HttpRequest.newBuilder(there.resolve(exchange.getRequestURI()))
                        .method(
                                exchange.getRequestMethod(),
                                BodyPublishers.ofByteArray(
                                        exchange.getRequestBody().readAllBytes()));
        for (var name : List.of("Authorization", "Content-Type", "Accept", "Last-Event-ID")) {
            if (headers.containsKey(name)) {
                request.header(name, headers.getFirst(name));
            }
        }
        return request.build();
    }

    private void answer(HttpExchange exchange, HttpResponse<InputStream> answer)
            throws IOException, InterruptedException {
        var body = answer.body().readAllBytes();
        var holding = held;
        if (holding != null) {
            holding.pass(exchange.getRequestURI().getPath());
        }
        exchange.sendResponseHeaders(answer.statusCode(), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    private void stream(HttpExchange exchange, HttpResponse<InputStream> answer)
            throws IOException {
        exchange.sendResponseHeaders(answer.statusCode(), 0);
        try (var events =
                new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
            var event = new StringBuilder();
            String line;
            while ((line = events.readLine()) != null) {
                if (!line.isEmpty()) {
                    event.append(line).append('\n');
                    continue;
                }
                tell(exchange, event.toString());
                event.setLength(0);
            }
        }
    }

    private void tell(HttpExchange exchange, String event) throws IOException {
        var told = distortion.apply(event);
        if (!told.equals(List.of(event))) {
            distorted.incrementAndGet();
        }
        for (var each : told) {
            exchange.getResponseBody().write((each + '\n').getBytes(StandardCharsets.UTF_8));
        }
        exchange.getResponseBody().flush();
    }

    @Override
    public void close() {
        var holding = held;
        if (holding != null) {
            holding.close();
        }
        here.stop(0);
        client.shutdownNow();
    }
}
