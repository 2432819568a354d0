package dev.steelyard.program.metrics;

import dev.steelyard.program.Node;
import dev.steelyard.program.QuickNode;
import dev.steelyard.program.configuration.Configuration;
import dev.steelyard.program.demo.Demo;
import dev.steelyard.server.AuthorizationServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;

/** A node with the demo platform, on SQLite, whose metrics may be on. */
public final class MeasuredNode implements AutoCloseable {
    private final Node node;
    private final AuthorizationServer server;
    private final Map<String, Object> demo;
    private final HttpClient client = HttpClient.newHttpClient();

    /**
     * @param settings beside those that every node needs
     */
    public MeasuredNode(Path folder, Map<String, String> settings) {
        var all = new LinkedHashMap<>(settings);
        all.put("issuer", "http://localhost:8080/oidc");
        all.put("listen.port", "0");
        all.put("data", folder.toString());
        node = QuickNode.open(Configuration.load(null, Map.of(), all));
        demo = Demo.plant(node, "http://localhost:8081", folder.resolve("demo.json"));
        server = node.serve();
    }

    public OptionalInt metricsPort() {
        return node.metricsPort();
    }

    public Scrape scrape() {
        return Scrape.of(metricsPort().orElseThrow());
    }

    public Node node() {
        return node;
    }

    public String get(String member) {
        return String.valueOf(demo.get(member));
    }

    /** At the public port. */
    public HttpResponse<String> get(int port, String path, String... headers)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }

    public int port() {
        return server.port();
    }

    /** The status of a token request by client credentials. */
    public int token(String clientId, String secret) throws IOException, InterruptedException {
        var basic = (clientId + ":" + secret).getBytes(StandardCharsets.UTF_8);
        var request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + "/oidc/token"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header(
                                "Authorization",
                                "Basic " + Base64.getEncoder().encodeToString(basic))
                        .POST(BodyPublishers.ofString("grant_type=client_credentials"))
                        .build();
        return client.send(request, BodyHandlers.discarding()).statusCode();
    }

    @Override
    public void close() {
        client.close();
        server.close();
        node.close();
    }
}
