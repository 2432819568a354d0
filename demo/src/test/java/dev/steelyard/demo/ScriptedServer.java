package dev.steelyard.demo;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.steelyard.guard.principal.ApiKey;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** An authorization server as the demo sees it: one client of one application. */
final class ScriptedServer implements AutoCloseable {
    static final String KEY = "sy_ak_665fb1_random_check";
    static final String ORIGIN = "https://app.example.com";
    static final String AUDIENCE = "http://localhost:8081";

    final Set<String> permissions = new TreeSet<>();
    final List<Map<String, Object>> changes = new CopyOnWriteArrayList<>();
    volatile String lastInvitation = "";
    volatile int invitationStatus = 201;
    volatile String invitation = "{\"_id\":\"665fee\",\"link\":\"https://x/i/1\"}";

    private final HttpServer http;
    private final ECKey key;

    ScriptedServer() throws Exception {
        key = new ECKeyGenerator(Curve.P_256).keyID("k1").generate();
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        http.createContext("/", this::handle);
        http.start();
    }

    String issuer() {
        return base() + "/oidc";
    }

    private String base() {
        return "http://localhost:" + http.getAddress().getPort();
    }

    /** The role of the client changes. */
    void permit(String... names) {
        permissions.clear();
        permissions.addAll(List.of(names));
        changes.add(Map.of("seq", 101 + changes.size(), "keys", List.of("role:r1")));
    }

    String token() {
        return token(null);
    }

    /** One that is bound so; null: to nothing. */
    String token(@Nullable Map<String, String> bound) {
        long now = Instant.now().getEpochSecond();
        Map<String, @Nullable Object> claims = new LinkedHashMap<>();
        claims.put("iss", issuer());
        claims.put("sub", "665fc1");
        claims.put("client_id", "665fc1");
        claims.put("aud", AUDIENCE);
        claims.put("iat", now);
        claims.put("exp", now + 300);
        claims.put("jti", "665fd1");
        claims.put("application", "665f00");
        claims.put("principal", "client");
        if (bound != null) claims.put("cnf", bound);
        // Whoever uses it makes the guard ask first, so that no test waits for a poll.
        claims.put("seq", 100 + changes.size());
        try {
            var header =
                    new JWSHeader.Builder(JWSAlgorithm.ES256)
                            .type(new JOSEObjectType("at+jwt"))
                            .keyID("k1")
                            .build();
            var jws = new JWSObject(header, new Payload(JSONObjectUtils.toJSONString(claims)));
            jws.sign(new ECDSASigner(key));
            return jws.serialize();
        } catch (com.nimbusds.jose.JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body =
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String path = exchange.getRequestURI().getPath();
            int status = 200;
            String answer;
            switch (path) {
                case "/oidc/.well-known/openid-configuration" ->
                        answer =
                                json(
                                        Map.of(
                                                "issuer", issuer(),
                                                "jwks_uri", issuer() + "/jwks",
                                                "steelyard_guard_endpoint", base() + "/guard/v1"));
                case "/oidc/jwks" -> answer = new JWKSet(key).toString(true);
                case "/guard/v1/states" ->
                        answer =
                                json(
                                        Map.of(
                                                "as_of",
                                                100 + changes.size(),
                                                "states",
                                                List.of(state())));
                case "/guard/v1/changes" -> answer = json(changes(exchange));
                case "/guard/v1/applications" -> answer = json(applications());
                case "/guard/v1/origins" ->
                        answer =
                                json(
                                        Map.of(
                                                "as_of",
                                                100 + changes.size(),
                                                "registered",
                                                ("origin=" + ORIGIN)
                                                        .equals(
                                                                exchange.getRequestURI()
                                                                        .getQuery())));
                case "/guard/v1/invitations" -> {
                    lastInvitation = body;
                    status = invitationStatus;
                    answer = invitation;
                }
                default -> {
                    status = 404;
                    answer = "{}";
                }
            }
            byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private Map<String, Object> changes(HttpExchange exchange) {
        List<Map<String, Object>> told = List.copyOf(changes);
        String query = exchange.getRequestURI().getQuery();
        int head = 100 + told.size();
        int after = query == null ? head : Integer.parseInt(query.replace("after=", ""));
        return Map.of(
                "head",
                head,
                "confirmed_age_ms",
                1,
                "reset",
                false,
                "changes",
                told.subList(after - 100, told.size()));
    }

    private Map<String, Object> state() {
        Map<String, Object> state = new HashMap<>();
        state.put("client", "665fc1");
        state.put("live", true);
        state.put("application", application());
        state.put("roles", List.of("Reader"));
        state.put("permissions", List.copyOf(permissions));
        state.put("confidential", true);
        state.put("api_keys", List.of(Map.of("_id", "665fb1", "hash", ApiKey.hash(KEY))));
        state.put("origins", List.of(ORIGIN));
        state.put("depends", List.of("client:665fc1", "role:r1"));
        return state;
    }

    private static Map<String, Object> application() {
        Map<String, Object> application = new HashMap<>();
        application.put("_id", "665f00");
        application.put("name", "Mill Lane");
        application.put("company", "Mill Lane Ltd");
        return application;
    }

    private static Map<String, Object> applications() {
        Map<String, Object> linked = application();
        linked.put("linked", true);
        Map<String, Object> other = Map.of("_id", "665f01", "name", "Quarry", "linked", false);
        return Map.of("applications", List.of(linked, other));
    }

    private static String json(Map<String, ?> map) {
        return JSONObjectUtils.toJSONString(map);
    }

    @Override
    public void close() {
        http.stop(0);
    }
}
