package dev.steelyard.e2e.client;

import dev.steelyard.e2e.demo.Demo;
import dev.steelyard.e2e.http.Answer;
import dev.steelyard.e2e.http.Http;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** HTTP client of the management API, with the access token of one user or client. */
public final class ManagementCaller {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final Http http;
    private final String base;
    private final String token;

    /**
     * @param base {@code …/api/v1}
     */
    public ManagementCaller(Http http, String base, String token) {
        this.http = http;
        this.base = base;
        this.token = token;
    }

    /**
     * With a fresh token.
     *
     * @param who {@code reseller} or {@code operator}: its management client in {@code demo}
     */
    public static ManagementCaller of(Http http, Provider provider, Demo demo, String who) {
        var client =
                new Client(demo.get(who, "client_id"), demo.get(who, "client_secret"), null, "");
        var token = provider.clientCredentials(client).accessToken();
        return new ManagementCaller(http, demo.get("management"), token);
    }

    public Answer get(String path) {
        return send("GET", path, BodyPublishers.noBody());
    }

    public Answer post(String path, Map<String, ?> body) {
        return send("POST", path, json(body));
    }

    public Answer patch(String path, Map<String, ?> body) {
        return send("PATCH", path, json(body));
    }

    public Answer put(String path, Map<String, ?> body) {
        return send("PUT", path, json(body));
    }

    public Answer delete(String path) {
        return send("DELETE", path, BodyPublishers.noBody());
    }

    /** Only if the resource is still as {@code etag} says. */
    public Answer patchIf(String etag, String path, Map<String, ?> body) {
        return http.send(request("PATCH", path, json(body)).header("If-Match", etag));
    }

    /** For what refuses this token: it opens the management API and nothing else. */
    public String token() {
        return token;
    }

    private Answer send(String method, String path, HttpRequest.BodyPublisher body) {
        return http.send(request(method, path, body));
    }

    private HttpRequest.Builder request(
            String method, String path, HttpRequest.BodyPublisher body) {
        return HttpRequest.newBuilder(URI.create(base + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .method(method, body);
    }

    private static HttpRequest.BodyPublisher json(Map<String, ?> body) {
        return BodyPublishers.ofString(MAPPER.writeValueAsString(body));
    }
}
