package dev.steelyard.demo;

import static dev.steelyard.demo.RunningDemo.code;
import static dev.steelyard.demo.RunningDemo.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class DemoApiTest {
    private static final String TICKETS = "/665f00/collections/tickets/documents";

    @TempDir Path folder;
    private RunningDemo api;

    @BeforeEach
    void start() throws Exception {
        api = new RunningDemo(folder);
        api.known.permit(
                "application:read",
                "collections:read",
                "documents:read",
                "store:read",
                "users:manage",
                "parameters:write");
    }

    @AfterEach
    void close() {
        api.close();
    }

    @Test
    void noToken_401_inTheContractsForm_withAReference() {
        HttpResponse<String> answer = api.send(api.bare("/access").GET());
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate").orElse(""))
                .startsWith("Bearer resource_metadata=\"")
                .endsWith("/.well-known/oauth-protected-resource\"")
                .doesNotContain("error");
        String reference = answer.headers().firstValue("X-Request-Id").orElse("");
        assertThat(reference).matches("[0-9a-f]{24}");
        JsonNode error = json(answer).path("error");
        assertThat(error.path("code").asString()).isEqualTo("token_missing");
        assertThat(error.path("status").asInt()).isEqualTo(401);
        assertThat(error.path("reference").asString()).isEqualTo(reference);
        assertThat(json(answer).path("timestamp").asString()).matches("\\d{4}-.*\\.\\d{3}Z");
    }

    @Test
    void metadata_withoutAToken_forEveryOrigin() {
        HttpResponse<String> answer =
                api.send(
                        api.bare("/.well-known/oauth-protected-resource")
                                .header("Origin", "https://elsewhere.example")
                                .GET());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().allValues("Access-Control-Allow-Origin")).containsExactly("*");
        JsonNode metadata = json(answer);
        assertThat(metadata.path("authorization_servers").path(0).asString()).endsWith("/oidc");
        assertThat(metadata.path("scopes_supported").toString()).contains("\"documents:write\"");
        assertThat(metadata.path("bearer_methods_supported").toString()).isEqualTo("[\"header\"]");
        assertThat(api.send(api.bare("/.well-known/oauth-protected-resource/x").GET()).statusCode())
                .isEqualTo(401);
    }

    @Test
    void problemJson_ifAccepted() {
        HttpResponse<String> answer =
                api.send(api.bare("/access").header("Accept", "application/problem+json").GET());
        assertThat(answer.headers().firstValue("Content-Type"))
                .contains("application/problem+json");
        assertThat(json(answer).path("status").asInt()).isEqualTo(401);
        assertThat(json(answer).path("code").asString()).isEqualTo("token_missing");
    }

    @Test
    void access_tellsBothApplications() {
        JsonNode data = json(api.get("/access")).path("data");
        assertThat(data.get(0).path("accessible").asBoolean()).isTrue();
        assertThat(data.get(0).path("company").path("name").asString()).isEqualTo("Mill Lane Ltd");
        assertThat(data.get(1).path("reason").path("code").asString())
                .isEqualTo("other_application");
    }

    @Test
    void collectionsAndDocuments_ofTheSample() {
        assertThat(json(api.get("/665f00")).path("data").path("name").asString())
                .isEqualTo("Mill Lane");
        assertThat(json(api.get("/665f00/collections")).path("data").size()).isEqualTo(2);
        assertThat(
                        json(api.get("/665f00/collections/tickets"))
                                .path("data")
                                .path("label")
                                .asString())
                .isEqualTo("Weighing tickets");
        JsonNode tickets = json(api.get(TICKETS)).path("data");
        assertThat(tickets.size()).isEqualTo(3);
        assertThat(tickets.get(0).path("net").asInt()).isPositive();
        String id = tickets.get(0).path("_id").asString();
        assertThat(json(api.get(TICKETS + "/" + id)).path("data").path("_id").asString())
                .isEqualTo(id);
        assertThat(json(api.get("/665f00/store")).path("data").size()).isEqualTo(3);
    }

    @Test
    void unknownCollectionDocumentPathMethod() {
        assertThat(code(api.get("/665f00/collections/ghosts"))).isEqualTo("not_found");
        assertThat(code(api.get("/665f00/collections/ghosts/documents"))).isEqualTo("not_found");
        assertThat(code(api.get(TICKETS + "/0"))).isEqualTo("not_found");
        assertThat(code(api.get("/665f00/ghosts"))).isEqualTo("operation_unknown");
        HttpResponse<String> wrong = api.send(api.good(TICKETS).DELETE());
        assertThat(wrong.statusCode()).isEqualTo(405);
        assertThat(wrong.headers().firstValue("Allow")).contains("GET, HEAD, POST");
    }

    @Test
    void write_403_untilTheRoleGainsIt() {
        String ticket = "{\"vehicle\":\"KE07 WGH\",\"gross\":20000,\"tare\":12480,\"net\":7520}";
        HttpResponse<String> refused = api.post(TICKETS, ticket);
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(code(refused)).isEqualTo("permission_missing");
        assertThat(refused.headers().firstValue("WWW-Authenticate").orElse(""))
                .contains("scope=\"documents:write\"");
        api.known.permit("documents:read", "documents:write");
        HttpResponse<String> made = api.post(TICKETS, ticket);
        assertThat(made.statusCode()).isEqualTo(201);
        String location = made.headers().firstValue("Location").orElse("");
        assertThat(json(api.get(location)).path("data").path("net").asInt()).isEqualTo(7520);
    }

    @Test
    void otherApplication_403_andItGetsNothing() {
        assertThat(code(api.get("/665f01/collections"))).isEqualTo("application_mismatch");
    }

    @Test
    void pages_byCursor_coverAllOnce() {
        List<String> ids = new ArrayList<>();
        String query = "?limit=2";
        while (!query.isEmpty()) {
            JsonNode page = json(api.get(TICKETS + query));
            page.path("data").forEach(row -> ids.add(row.path("_id").asString()));
            query = page.has("next") ? "?limit=2&after=" + page.path("next").asString() : "";
        }
        assertThat(ids).hasSize(3).doesNotHaveDuplicates().isSorted();
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=101", "limit=x", "limit=", "limit=1&limit=2"})
    void badLimit_400(String query) {
        HttpResponse<String> answer = api.get(TICKETS + "?" + query);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(code(answer)).isEqualTo("invalid_request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{", "null", "{\"a\":1,\"a\":2}", "{} {}", "{\"_id\":\"x\"}"})
    void badBody_400(String body) {
        api.known.permit("documents:write");
        assertThat(code(api.post(TICKETS, body))).isEqualTo("invalid_request");
    }

    @Test
    void bodyWithoutItsType_400() {
        api.known.permit("documents:write");
        var form = api.good(TICKETS).POST(HttpRequest.BodyPublishers.ofString("{}"));
        assertThat(code(api.send(form))).isEqualTo("invalid_request");
    }

    @Test
    void bodyBeyondTheLimit_413() {
        api.known.permit("documents:write");
        HttpResponse<String> answer = api.post(TICKETS, "{\"a\":\"" + "x".repeat(70_000) + "\"}");
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(code(answer)).isIn("request_too_large", "invalid_request");
    }

    @Test
    void parameters_andInvitation() {
        HttpResponse<String> set =
                api.post("/665f00/parameters", "{\"name\":\"unit\",\"value\":\"kg\"}");
        assertThat(set.statusCode()).isEqualTo(200);
        assertThat(code(api.post("/665f00/parameters", "{\"name\":\"\"}")))
                .isEqualTo("invalid_request");

        String invite = "{\"email\":\"a@example.com\",\"roles\":[\"Reader\"]}";
        HttpResponse<String> sent = api.post("/665f00/invite", invite);
        assertThat(sent.statusCode()).isEqualTo(201);
        assertThat(json(sent).path("data").path("_id").asString()).isEqualTo("665fee");
        assertThat(api.server.lastInvitation)
                .contains("\"application\":\"665f00\"", "a@example.com");
        api.server.invitationStatus = 403;
        api.server.invitation =
                "{\"error\":{\"status\":403,\"code\":\"role_exceeds\",\"message\":\"Too much.\"}}";
        assertThat(code(api.post("/665f00/invite", invite))).isEqualTo("role_exceeds");
        api.server.invitationStatus = 500;
        HttpResponse<String> failed = api.post("/665f00/invite", invite);
        assertThat(failed.statusCode()).isEqualTo(503);
        assertThat(failed.headers().firstValue("Retry-After")).isPresent();
        assertThat(code(api.post("/665f00/invite", "{\"email\":\"a\",\"roles\":[\"x\"]}")))
                .isEqualTo("invalid_request");
        assertThat(code(api.post("/665f00/invite", "{\"email\":\"a@b.c\",\"roles\":[1]}")))
                .isEqualTo("invalid_request");
    }

    @Test
    void head_isGetWithoutABody() {
        HttpResponse<String> answer = api.send(api.good("/access").HEAD());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void serverGone_503_withRetryAfter() {
        String good = api.known.token();
        api.server.close();
        try (DemoServer other = RunningDemo.start(api.server, folder)) {
            var request =
                    HttpRequest.newBuilder(
                                    java.net.URI.create(
                                            "http://localhost:" + other.port() + "/access"))
                            .header("Authorization", "Bearer " + good);
            HttpResponse<String> answer = api.send(request.GET());
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(code(answer)).isEqualTo("decision_unavailable");
            assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        }
    }

    @Test
    void documents_surviveARestart() {
        api.known.permit("documents:read", "documents:write");
        String location =
                api.post(TICKETS, "{\"net\":1}").headers().firstValue("Location").orElse("");
        api.demo.close();
        try (DemoServer again = RunningDemo.start(api.server, folder)) {
            var request =
                    HttpRequest.newBuilder(
                                    java.net.URI.create(
                                            "http://localhost:" + again.port() + location))
                            .header("Authorization", "Bearer " + api.known.token())
                            .header("x-api-key", OneClient.KEY);
            // The guard of the new process is closed until it has asked.
            HttpResponse<String> answer = api.send(request.GET());
            while (answer.statusCode() == 503) {
                answer = api.send(request.GET());
            }
            assertThat(json(answer).path("data").path("net").asInt()).isEqualTo(1);
        }
    }
}
