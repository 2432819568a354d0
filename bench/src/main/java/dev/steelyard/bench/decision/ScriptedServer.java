package dev.steelyard.bench.decision;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.steelyard.guard.principal.ApiKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;

/**
 * A stub of the authorization server for the guard protocol (docs/guard-protocol.md), with fixed
 * responses. Nothing ever changes there, and every client is a confidential one that may read
 * documents.
 */
final class ScriptedServer implements AutoCloseable {
    /** The number of the last change. */
    static final long HEAD = 42;

    private final HttpServer http;
    private final String jwks;

    private ScriptedServer(HttpServer http, JWK key) {
        this.http = http;
        this.jwks = new JWKSet(key).toString(true);
        http.createContext("/", this::handle);
        http.start();
    }

    /** On a free port of the loopback address, with that key. */
    static ScriptedServer start(JWK key) {
        try {
            var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
            return new ScriptedServer(HttpServer.create(address, 0), key);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String issuer() {
        return base() + "/oidc";
    }

    private String base() {
        return "http://localhost:" + http.getAddress().getPort();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            var answer = answer(exchange.getRequestURI().getPath(), body);
            var bytes = answer.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(answer.isEmpty() ? 404 : 200, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    /** Nothing for what isn't there. */
    private String answer(String path, String body) {
        return switch (path) {
            case "/oidc/.well-known/openid-configuration" ->
                    """
                    {"issuer":"%s","jwks_uri":"%s/jwks","steelyard_guard_endpoint":"%s/guard/v1"}
                    """
                            .formatted(issuer(), issuer(), base());
            case "/oidc/jwks" -> jwks;
            case "/guard/v1/changes" ->
                    """
                    {"head":%d,"confirmed_age_ms":0,"reset":false,"changes":[]}
                    """
                            .formatted(HEAD);
            case "/guard/v1/states" -> state(client(body));
            default -> "";
        };
    }

    private static String client(String body) {
        try {
            var principals =
                    JSONObjectUtils.getJSONObjectArray(JSONObjectUtils.parse(body), "principals");
            return JSONObjectUtils.getString(principals[0], "client");
        } catch (ParseException e) {
            throw new IllegalArgumentException("not a question about a principal", e);
        }
    }

    private static String state(String client) {
        return """
        {"as_of":%d,"states":[{"client":"%s","live":true,
          "application":{"_id":"%s","name":"Mill Lane"},
          "roles":["Reader"],"permissions":["collections:read","documents:read"],
          "confidential":true,"api_keys":[{"_id":"0192a3b4c5d60718293a4b5f","hash":"%s"}],
          "origins":[],"revoked":[],"depends":["client:%s","platform"]}]}
        """
                .formatted(
                        HEAD,
                        client,
                        RequestCreator.APPLICATION,
                        ApiKey.hash(RequestCreator.API_KEY),
                        client);
    }

    @Override
    public void close() {
        http.stop(0);
    }
}
