package dev.steelyard.cli;

import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.secret.Secret;
import dev.steelyard.domain.secret.SecretGenerator;
import dev.steelyard.domain.secret.SecretKind;
import dev.steelyard.testkit.ScriptedRequest;
import dev.steelyard.testkit.ScriptedServer;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * An issuer and a management API that answer what a test says. Lists are narrowed by {@code query}
 * and {@code email} as the API does it; everything else answers one object.
 */
final class PlayedServer implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final ScriptedServer server = new ScriptedServer(this::handle);
    private final Map<String, List<Map<String, Object>>> lists = new HashMap<>();
    private final Map<String, Map<String, Object>> objects = new HashMap<>();
    private final List<String> forbidden = new ArrayList<>();
    private final List<String> endless = new ArrayList<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final Secret secret =
            new SecretGenerator(new SecureRandom())
                    .next(SecretKind.CLIENT_SECRET, new Id<>("64f000000000000000000001"));

    String url() {
        return "http://127.0.0.1:" + server.port();
    }

    /** The elements of a list below {@code /api/v1}. */
    @SafeVarargs
    final void list(String path, Map<String, Object>... elements) {
        lists.put(path, List.of(elements));
    }

    /** The list never ends. */
    void endless(String path) {
        endless.add(path);
    }

    void object(String path, Map<String, Object> object) {
        objects.put(path, object);
    }

    void forbid(String path) {
        forbidden.add(path);
    }

    /** What was asked of the API: method, path, query, expected version and body. */
    List<String> requests() {
        return List.copyOf(requests);
    }

    Typed type(String... arguments) {
        var environment =
                Map.of(
                        "HOME",
                        "/nonexistent",
                        "STEELYARD_URL",
                        url(),
                        "STEELYARD_CLIENT_ID",
                        "64f000000000000000000001",
                        "STEELYARD_CLIENT_SECRET",
                        secret.reveal());
        return Typed.in(environment, arguments);
    }

    private void handle(ScriptedRequest request) throws IOException {
        var path = request.path();
        if (path.equals("/oidc/.well-known/openid-configuration")) {
            answer(request, 200, metadata());
        } else if (path.equals("/oidc/token")) {
            answer(request, 200, Map.of("access_token", "a", "expires_in", 300));
        } else {
            api(request, path.substring("/api/v1".length()));
        }
    }

    private Map<String, Object> metadata() {
        var issuer = url() + "/oidc";
        return Map.of(
                "issuer", issuer,
                "authorization_endpoint", issuer + "/auth",
                "token_endpoint", issuer + "/token",
                "revocation_endpoint", issuer + "/revoke");
    }

    private void api(ScriptedRequest request, String path) throws IOException {
        var query = query(request.rawQuery());
        var body = request.body();
        requests.add(
                (request.method()
                                + " "
                                + path
                                + query.entrySet().stream()
                                        .filter(parameter -> !parameter.getKey().equals("limit"))
                                        .map(parameter -> " " + parameter)
                                        .sorted()
                                        .collect(Collectors.joining())
                                + " "
                                + version(request)
                                + body)
                        .strip());
        if (forbidden.contains(path)) {
            answer(request, 403, error("permission_missing", "You may not do this"));
        } else if (request.method().equals("GET") && lists.containsKey(path)) {
            var elements =
                    lists.get(path).stream().filter(element -> matches(element, query)).toList();
            var envelope = new HashMap<String, Object>(Map.of("data", elements));
            envelope.put("next", endless.contains(path) ? "further" : null);
            answer(request, 200, envelope);
        } else if (objects.containsKey(path)) {
            answer(request, 200, objects.get(path));
        } else {
            answer(request, 404, error("not_found", "There is none that you can see"));
        }
    }

    private static String version(ScriptedRequest request) {
        var expected = request.header("If-Match");
        return expected == null ? "" : expected.replace("\"", "") + " ";
    }

    private static boolean matches(Map<String, Object> element, Map<String, String> query) {
        var part = query.get("query");
        var address = query.get("email");
        return (part == null
                        || element.values().stream()
                                .anyMatch(
                                        value ->
                                                String.valueOf(value)
                                                        .toLowerCase(Locale.ROOT)
                                                        .contains(part.toLowerCase(Locale.ROOT))))
                && (address == null || address.equals(element.get("hidden_email")));
    }

    private static Map<String, Object> error(String code, String message) {
        return Map.of("error", Map.of("code", code, "message", message));
    }

    private static Map<String, String> query(@Nullable String raw) {
        return raw == null
                ? Map.of()
                : Arrays.stream(raw.split("&"))
                        .map(pair -> pair.split("=", 2))
                        .collect(
                                Collectors.toMap(
                                        pair -> pair[0],
                                        pair ->
                                                URLDecoder.decode(
                                                        pair[1], StandardCharsets.UTF_8)));
    }

    private static void answer(ScriptedRequest request, int status, Object body)
            throws IOException {
        request.json(status, JSON.writeValueAsString(body));
    }

    @Override
    public void close() {
        server.close();
    }
}
