package dev.steelyard.signals;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import dev.steelyard.domain.permission.ManagementPermission;
import dev.steelyard.domain.reseller.Authority;
import dev.steelyard.server.Receiver;
import dev.steelyard.server.RunningServer;
import dev.steelyard.server.outgoing.OutgoingSettings;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * How a receiver that knows the standards only gets a token (CAEP Interoperability Profile 1.0,
 * section 2.7; RFC 9728).
 */
@SuppressWarnings("NullAway.Init")
class SignalScopesTest {
    private static final String STREAM = "/ssf/v1/stream";

    private RunningServer server;

    @BeforeEach
    void start() {
        server = SignalServer.start(OutgoingSettings.SAFE);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static Map<String, String> scope(String scope) {
        return Map.of("scope", scope);
    }

    private static String origin() {
        var issuer = URI.create(RunningServer.ISSUER);
        return issuer.getScheme() + "://" + issuer.getRawAuthority();
    }

    private HttpResponse<String> get(String path) throws Exception {
        var uri = URI.create("http://127.0.0.1:" + server.port() + path);
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
    }

    @Test
    void scope_ssf_manage_is_granted_and_makes_streams() throws Exception {
        var receiver = Receiver.ofOperator(server);

        var answer = Receiver.json(receiver.askToken(scope("ssf.read ssf.manage")));
        var manager = receiver.with(scope("ssf.manage"));

        // RFC 6749, section 5.1: "OPTIONAL, if identical to the scope requested".
        assertThat(answer.has("scope")).isFalse();
        var claims = SignedJWT.parse(answer.path("access_token").asString()).getJWTClaimsSet();
        assertThat(claims.getStringClaim("scope")).isEqualTo("ssf.read ssf.manage");
        assertThat(claims.getAudience()).containsExactly(origin() + "/api/v1");
        var stream = manager.stream();
        assertThat(manager.poll(stream)).isEmpty();
        assertThat(manager.call("GET", STREAM, null).statusCode()).isEqualTo(200);
    }

    /** Rule 4; RFC 6750, section 3.1. */
    @Test
    void scope_ssf_read_alone_reads_streams_and_changes_none() {
        var receiver = Receiver.ofOperator(server);
        var stream = receiver.stream();
        var reader = receiver.with(scope("ssf.read"));

        assertThat(reader.call("GET", STREAM, null).statusCode()).isEqualTo(200);
        var refused = reader.call("POST", STREAM, Map.of());
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(Receiver.json(refused).path("error").asString()).isEqualTo("insufficient_scope");
        assertThat(refused.headers().firstValue("www-authenticate"))
                .hasValueSatisfying(
                        challenge ->
                                assertThat(challenge).contains("error=\"insufficient_scope\""));
        for (var path : List.of("/ssf/v1/verify", "/ssf/v1/subjects/remove")) {
            var body =
                    Map.of("stream_id", stream, "subject", Map.of("format", "opaque", "id", "x"));
            assertThat(reader.call("POST", path, body).statusCode()).as(path).isEqualTo(403);
        }
    }

    @Test
    void scope_of_security_events_does_nothing_else_at_the_management_api() {
        var receiver =
                new Receiver(
                        server,
                        new Authority.Operator(),
                        Set.of(
                                ManagementPermission.SIGNALS_READ,
                                ManagementPermission.SIGNALS_WRITE,
                                ManagementPermission.CLIENTS_READ));
        var path = "/api/v1/management-clients";
        assertThat(receiver.call("GET", path, null).statusCode()).isEqualTo(200);

        var narrow = receiver.with(scope("ssf.manage"));

        assertThat(narrow.call("GET", path, null).statusCode()).isEqualTo(403);
        assertThat(narrow.call("GET", "/api/v1/event-streams", null).statusCode()).isEqualTo(200);
    }

    @Test
    void scope_is_granted_as_far_as_the_client_may() {
        var reader =
                new Receiver(
                        server,
                        new Authority.Operator(),
                        Set.of(ManagementPermission.SIGNALS_READ));
        var stranger =
                new Receiver(
                        server,
                        new Authority.Operator(),
                        Set.of(ManagementPermission.CLIENTS_READ));

        assertThat(
                        Receiver.json(reader.askToken(scope("ssf.read ssf.manage")))
                                .path("scope")
                                .asString())
                .isEqualTo("ssf.read");
        for (var refused :
                List.of(
                        reader.askToken(scope("ssf.manage")),
                        stranger.askToken(scope("ssf.read")),
                        reader.askToken(scope("ssf.read manage.signals:read")),
                        reader.askToken(scope("manage.clients:read")),
                        stranger.askToken(Map.of("resource", origin() + STREAM)))) {
            assertThat(refused.statusCode()).isEqualTo(400);
            assertThat(Receiver.json(refused).path("error").asString()).isEqualTo("invalid_scope");
        }
    }

    /** RFC 8707: the token does no more than the resource needs. */
    @Test
    void resource_of_an_endpoint_grants_its_scopes() {
        var receiver =
                new Receiver(
                        server,
                        new Authority.Operator(),
                        Set.of(
                                ManagementPermission.SIGNALS_READ,
                                ManagementPermission.SIGNALS_WRITE,
                                ManagementPermission.CLIENTS_READ));
        for (var resource : List.of("/ssf/v1", STREAM, "/ssf/v1/verify")) {
            var answer = receiver.askToken(Map.of("resource", origin() + resource));
            assertThat(Receiver.json(answer).path("scope").asString())
                    .as(resource)
                    .isEqualTo("ssf.read ssf.manage");
        }
        var narrow = receiver.with(Map.of("resource", origin() + STREAM));
        assertThat(narrow.call("POST", STREAM, Map.of()).statusCode()).isEqualTo(201);
        assertThat(narrow.call("GET", "/api/v1/management-clients", null).statusCode())
                .isEqualTo(403);
        var other = receiver.askToken(Map.of("resource", origin() + "/ssf/v10"));
        assertThat(Receiver.json(other).path("error").asString()).isEqualTo("invalid_target");
    }

    /** RFC 9728, sections 3 and 5.1. */
    @Test
    void refused_401_names_the_metadata_of_what_was_called() throws Exception {
        var stream = Receiver.ofOperator(server).stream();
        for (var path : List.of(STREAM, "/ssf/v1/status", "/ssf/v1/poll/" + stream)) {
            var uri = URI.create("http://127.0.0.1:" + server.port() + path);
            var method = path.contains("/poll/") ? "POST" : "GET";
            for (var authorization : List.of("", "Bearer invalid:token")) {
                var request =
                        HttpRequest.newBuilder(uri)
                                .method(method, HttpRequest.BodyPublishers.noBody());
                if (!authorization.isEmpty()) {
                    request.header("Authorization", authorization);
                }
                var answer =
                        HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
                assertThat(answer.statusCode()).isEqualTo(401);
                var challenge = answer.headers().firstValue("www-authenticate").orElseThrow();
                assertThat(challenge)
                        .contains(
                                "resource_metadata=\""
                                        + origin()
                                        + "/.well-known/oauth-protected-resource"
                                        + path
                                        + "\"");
                assertThat(challenge).startsWith(authorization.isEmpty() ? "Bearer r" : "Bearer e");
            }
            var metadata = Receiver.json(get("/.well-known/oauth-protected-resource" + path));
            assertThat(metadata.path("resource").asString()).isEqualTo(origin() + path);
            assertThat(metadata.path("authorization_servers").values())
                    .extracting(JsonNode::asString)
                    .containsExactly(RunningServer.ISSUER);
            assertThat(metadata.path("scopes_supported").values())
                    .extracting(JsonNode::asString)
                    .containsExactly("ssf.read", "ssf.manage");
            assertThat(metadata.path("bearer_methods_supported").values())
                    .extracting(JsonNode::asString)
                    .containsExactly("header");
        }
        assertThat(get("/.well-known/oauth-protected-resource/ssf/v1").statusCode()).isEqualTo(200);
        assertThat(get("/.well-known/oauth-protected-resource/ssf/v1/poll/x%22y").statusCode())
                .isEqualTo(404);
    }

    @Test
    void discovery_lists_the_scopes() throws Exception {
        var metadata = Receiver.json(get("/oidc/.well-known/openid-configuration"));

        assertThat(metadata.path("scopes_supported").values())
                .extracting(JsonNode::asString)
                .contains("ssf.read", "ssf.manage");
    }
}
