package dev.steelyard.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/** A request that a {@link ScriptedServer} received and that the test answers. */
public final class ScriptedRequest {
    private static final int NO_BODY = -1;
    private static final int CHUNKED = 0;

    private final HttpExchange exchange;

    ScriptedRequest(HttpExchange exchange) {
        this.exchange = exchange;
    }

    public String method() {
        return exchange.getRequestMethod();
    }

    public String path() {
        return exchange.getRequestURI().getPath();
    }

    /** The query, decoded; null: there is none. */
    public @Nullable String query() {
        return exchange.getRequestURI().getQuery();
    }

    /** The query as it was sent; null: there is none. */
    public @Nullable String rawQuery() {
        return exchange.getRequestURI().getRawQuery();
    }

    /** Path and query, as they were sent. */
    public String target() {
        return exchange.getRequestURI().toString();
    }

    public @Nullable String header(String name) {
        return exchange.getRequestHeaders().getFirst(name);
    }

    public Headers headers() {
        return exchange.getRequestHeaders();
    }

    /** Reads the body; a second call finds none. */
    public byte[] bytes() throws IOException {
        return exchange.getRequestBody().readAllBytes();
    }

    /** Reads the body as text; a second call finds none. */
    public String body() throws IOException {
        return new String(bytes(), UTF_8);
    }

    public void json(int status, String json) throws IOException {
        answer(status, "application/json", json.getBytes(UTF_8));
    }

    public void answer(int status, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, body.length == 0 ? NO_BODY : body.length);
        exchange.getResponseBody().write(body);
    }

    /** Answers without a body. */
    public void empty(int status) throws IOException {
        exchange.sendResponseHeaders(status, NO_BODY);
    }

    /** Begins an answer that ends when the stream is closed. */
    public OutputStream stream(String type) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(200, CHUNKED);
        return exchange.getResponseBody();
    }
}
