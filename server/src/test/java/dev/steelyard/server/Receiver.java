package dev.steelyard.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.steelyard.admin.operation.Actor;
import dev.steelyard.admin.operation.Outcome;
import dev.steelyard.domain.permission.ManagementPermission;
import dev.steelyard.domain.reseller.Authority;
import dev.steelyard.http.answer.Json;
import dev.steelyard.http.request.QueryWriter;
import dev.steelyard.operations.client.ClientOperations.NewManagementClient;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A receiver of security events, written by the standards. */
public final class Receiver {
    public static final String CAEP = "https://schemas.openid.net/secevent/caep/event-type/";
    public static final String RISC = "https://schemas.openid.net/secevent/risc/event-type/";
    public static final String SSF = "https://schemas.openid.net/secevent/ssf/event-type/";

    private final RunningServer server;
    private final HttpClient http = HttpClient.newHttpClient();
    public final String client;
    private final String basic;
    private final String token;

    public Receiver(
            RunningServer server, Authority authority, Set<ManagementPermission> permissions) {
        this.server = server;
        var outcome =
                server.core
                        .management()
                        .managementClients()
                        .create(
                                Actor.system(),
                                new NewManagementClient("Receiver", authority, permissions));
        if (!(outcome instanceof Outcome.Done<?>(var value))
                || !(value instanceof dev.steelyard.operations.client.CreatedClient made)) {
            throw new AssertionError(outcome);
        }
        client = made.client().id().hex();
        server.core.pump().drain();
        var secret = Objects.requireNonNull(made.secret()).reveal();
        basic = Base64.getEncoder().encodeToString((client + ":" + secret).getBytes(UTF_8));
        token = json(askToken(Map.of())).path("access_token").asString();
    }

    private Receiver(Receiver like, String token) {
        this.server = like.server;
        this.client = like.client;
        this.basic = like.basic;
        this.token = token;
    }

    /** The same client, with a token that it asked for with {@code parameters}. */
    public Receiver with(Map<String, String> parameters) {
        var answer = askToken(parameters);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return new Receiver(this, json(answer).path("access_token").asString());
    }

    public HttpResponse<String> askToken(Map<String, String> parameters) {
        var form = new LinkedHashMap<>(parameters);
        form.put("grant_type", "client_credentials");
        return send(
                "POST",
                "/oidc/token",
                "Basic " + basic,
                "application/x-www-form-urlencoded",
                QueryWriter.of(form));
    }

    public static Receiver ofOperator(RunningServer server) {
        return new Receiver(
                server,
                new Authority.Operator(),
                Set.of(ManagementPermission.SIGNALS_READ, ManagementPermission.SIGNALS_WRITE));
    }

    public HttpResponse<String> call(String method, String path, @Nullable Object body) {
        var text =
                body == null
                        ? null
                        : body instanceof String given
                                ? given
                                : new String(Json.MAPPER.writeValueAsBytes(body), UTF_8);
        return send(method, path, "Bearer " + token, "application/json", text);
    }

    private HttpResponse<String> send(
            String method, String path, String authorization, String type, @Nullable String body) {
        server.core.pump().drain();
        var request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                        .header("authorization", authorization)
                        .header("content-type", type)
                        .method(
                                method,
                                body == null
                                        ? BodyPublishers.noBody()
                                        : BodyPublishers.ofString(body))
                        .build();
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    public static JsonNode json(HttpResponse<String> answer) {
        return Json.MAPPER.readTree(answer.body());
    }

    /** A stream that is polled, of CAEP's changed claims. */
    public String streamOfClaims() {
        return stream(Map.of("events_requested", List.of(CAEP + "token-claims-change")));
    }

    /** A stream that is polled, of all events; its id. */
    public String stream() {
        return stream(Map.of());
    }

    public String stream(Map<String, ?> configuration) {
        var answer = call("POST", "/ssf/v1/stream", configuration);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return json(answer).path("stream_id").asString();
    }

    /** What waits, each verified; nothing is acknowledged. */
    public List<JWTClaimsSet> poll(String stream) {
        return events(ask(stream, Map.of("returnImmediately", true)));
    }

    public JsonNode ask(String stream, Map<String, ?> body) {
        var answer = call("POST", "/ssf/v1/poll/" + stream, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json(answer);
    }

    /** All of an answer, in the order of their times; acknowledged afterwards by {@link #take}. */
    public List<JWTClaimsSet> events(JsonNode answer) {
        var all = new ArrayList<JWTClaimsSet>();
        answer.path("sets")
                .properties()
                .forEach(
                        set -> {
                            var claims = verified(set.getValue().asString());
                            assertThat(claims.getJWTID()).isEqualTo(set.getKey());
                            all.add(claims);
                        });
        return all;
    }

    /** What waits, which then waits no longer. */
    public List<JWTClaimsSet> take(String stream) {
        var events = poll(stream);
        var ack = events.stream().map(JWTClaimsSet::getJWTID).toList();
        ask(stream, Map.of("returnImmediately", true, "maxEvents", 0, "ack", ack));
        return events;
    }

    /** As a receiver must check it (SSF 1.0, section 4.1). */
    public JWTClaimsSet verified(String token) {
        try {
            var jwt = SignedJWT.parse(token);
            var header = jwt.getHeader();
            assertThat(header.getType().getType()).isEqualTo("secevent+jwt");
            assertThat(header.getAlgorithm().getName()).isEqualTo("RS256");
            var key = Objects.requireNonNull(server.core.keys().published(header.getKeyID()));
            assertThat(jwt.verify(new RSASSAVerifier(key.toRSAKey()))).isTrue();
            var claims = jwt.getJWTClaimsSet();
            assertThat(claims.getIssuer()).isEqualTo(RunningServer.ISSUER);
            assertThat(claims.getAudience()).containsExactly(client);
            assertThat(claims.getClaims())
                    .containsOnlyKeys("iss", "aud", "iat", "jti", "txn", "sub_id", "events");
            return claims;
        } catch (ParseException | com.nimbusds.jose.JOSEException e) {
            throw new AssertionError(e);
        }
    }

    /** The one event of a token, by its type. */
    public static Map<String, Object> event(JWTClaimsSet claims, String type) {
        try {
            var events = claims.getJSONObjectClaim("events");
            assertThat(events).containsOnlyKeys(type);
            var event = new LinkedHashMap<String, Object>();
            ((Map<?, ?>) Objects.requireNonNull(events.get(type)))
                    .forEach((name, value) -> event.put((String) name, value));
            return event;
        } catch (ParseException e) {
            throw new AssertionError(e);
        }
    }
}
