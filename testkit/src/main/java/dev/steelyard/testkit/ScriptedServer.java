package dev.steelyard.testkit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** An HTTP server on the loopback address whose answers the test decides. Thread-safe. */
public final class ScriptedServer implements AutoCloseable {
    private static final int BACKLOG = 50;

    private final Map<String, AtomicInteger> calls = new ConcurrentHashMap<>();
    private final HttpServer http;

    /**
     * Answers requests. Thread-safe: each request has a thread of its own. An exception ends the
     * connection without an answer.
     */
    @FunctionalInterface
    public interface Script {
        void answer(ScriptedRequest request) throws IOException;
    }

    /** On a free port. */
    public ScriptedServer(Script script) {
        this(0, script);
    }

    public ScriptedServer(int port, Script script) {
        this(port, null, script);
    }

    /**
     * @param tls null: plain http
     */
    public ScriptedServer(int port, @Nullable SSLContext tls, Script script) {
        try {
            var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
            if (tls == null) {
                http = HttpServer.create(address, BACKLOG);
            } else {
                var https = HttpsServer.create(address, BACKLOG);
                https.setHttpsConfigurator(new HttpsConfigurator(tls));
                http = https;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        http.createContext("/", exchange -> handle(exchange, script));
        http.start();
    }

    private void handle(HttpExchange exchange, Script script) throws IOException {
        try (exchange) {
            var path = exchange.getRequestURI().getPath();
            calls.computeIfAbsent(path, _path -> new AtomicInteger()).incrementAndGet();
            script.answer(new ScriptedRequest(exchange));
        }
    }

    public int port() {
        return http.getAddress().getPort();
    }

    /** Its scheme, host and port, by the name localhost. */
    public String url() {
        return (http instanceof HttpsServer ? "https" : "http") + "://localhost:" + port();
    }

    /** How often a path was called. */
    public int calls(String path) {
        return calls.getOrDefault(path, new AtomicInteger()).get();
    }

    @Override
    public void close() {
        http.stop(0);
    }
}
