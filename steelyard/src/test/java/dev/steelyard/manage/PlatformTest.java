package dev.steelyard.manage;

import static dev.steelyard.manage.Platform.operation;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Resource servers, permissions, operations, templates. */
class PlatformTest {
    private static final Steelyard STEELYARD = new Steelyard(Databases.sqlite());
    private static final Platform PLATFORM = Platform.make(STEELYARD);

    @AfterAll
    static void stop() {
        STEELYARD.close();
    }

    private static Map<String, Object> permission(Object... more) {
        var body = new HashMap<String, Object>();
        body.put("resource_server", PLATFORM.resourceServer());
        body.put("label", "Label");
        body.put("holders", List.of("user"));
        for (int i = 0; i < more.length; i += 2) {
            body.put((String) more[i], more[i + 1]);
        }
        return body;
    }

    private static Answered operations(Object... operations) {
        return STEELYARD.put(
                STEELYARD.operator,
                "/resource-servers/" + PLATFORM.resourceServer() + "/operations",
                Map.of("operations", List.of(operations)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "documents",
                "Documents:read",
                "documents:",
                ":read",
                "a:b:c",
                "manage.x:read"
            })
    void permission_badOrReservedName_isInvalid(String name) {
        STEELYARD.put(STEELYARD.operator, "/permissions/" + name, permission()).invalid("name");
    }

    @Test
    void permission_badMembers_areInvalid() {
        var path = "/permissions/stock:read";
        STEELYARD
                .put(STEELYARD.operator, path, permission("holders", List.of()))
                .invalid("holders");
        STEELYARD
                .put(STEELYARD.operator, path, permission("holders", List.of("everybody")))
                .invalid("holders");
        STEELYARD.put(STEELYARD.operator, path, permission("surface", "web")).invalid("surface");
        STEELYARD
                .put(
                        STEELYARD.operator,
                        path,
                        permission("resource_server", "000000000000000000000001"))
                .invalid("resource_server");
    }

    @Test
    void permission_changed_raisesItsVersion_andStaysAtItsResourceServer() {
        var path = "/permissions/stock:move";
        var made = STEELYARD.put(STEELYARD.operator, path, permission()).expect(200);
        var again = STEELYARD.put(STEELYARD.operator, path, permission()).expect(200);
        assertThat(again.header("etag")).isEqualTo(made.header("etag"));
        var changed =
                STEELYARD
                        .put(
                                STEELYARD.operator,
                                path,
                                permission("special", true),
                                "if-match",
                                made.header("etag"))
                        .expect(200);
        assertThat(changed.header("etag")).isNotEqualTo(made.header("etag"));
        STEELYARD
                .put(
                        STEELYARD.operator,
                        path,
                        permission("label", "X"),
                        "if-match",
                        made.header("etag"))
                .refused(412, "version_mismatch");
        var other =
                STEELYARD
                        .post(
                                STEELYARD.operator,
                                "/resource-servers",
                                Map.of("identifier", "urn:example:other", "name", "Other"))
                        .expect(201)
                        .text("_id");
        STEELYARD
                .put(STEELYARD.operator, path, permission("resource_server", other))
                .invalid("resource_server");
    }

    @Test
    void permission_neededByAnOperation_cantBeRemoved() {
        PLATFORM.permission(STEELYARD, "scales:read", false, "user");
        operations(operation("GET", "/{application}/scales", "scales:read"));
        STEELYARD.delete(STEELYARD.operator, "/permissions/scales:read").refused(409, "conflict");
        operations();
        STEELYARD.delete(STEELYARD.operator, "/permissions/scales:read").expect(204);
        STEELYARD.get(STEELYARD.operator, "/permissions/scales:read").refused(404, "not_found");
    }

    @Test
    void operations_replacedAsAWhole() {
        var reading = operation("GET", "/{application}/documents", "documents:read");
        assertThat(
                        operations(reading, Map.of("method", "GET", "path", "/access"))
                                .expect(200)
                                .json()
                                .path("data")
                                .size())
                .isEqualTo(2);
        operations(reading).expect(200);
        assertThat(
                        STEELYARD
                                .get(
                                        STEELYARD.operator,
                                        "/resource-servers/"
                                                + PLATFORM.resourceServer()
                                                + "/operations")
                                .expect(200)
                                .json()
                                .path("data")
                                .size())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "get, /a",
        "HEAD, /a",
        "GET, a",
        "GET, /a/",
        "GET, /a//b",
        "GET, /a/../b",
        "GET, /a/.",
        "GET, /{x}/{x}",
        "GET, /{X}",
        "GET, /a{x}",
        "GET, /a b",
        "GET, /a%2fb",
        "GET, /a?b"
    })
    void operation_thatGuardsCouldntRead_isInvalid(String method, String path) {
        operations(Map.of("method", method, "path", path)).invalid("operations");
    }

    @Test
    void operation_twiceOrWithForeignPermission_isInvalid() {
        operations(
                        operation("GET", "/{a}/documents", "documents:read"),
                        operation("GET", "/{b}/documents", "documents:read"))
                .invalid("operations");
        operations(operation("GET", "/a", "manage.clients:read")).invalid("operations");
    }

    @Test
    void resourceServer_takenOrBadIdentifier_isInvalid() {
        for (var identifier :
                List.of(
                        "https://api.example.com",
                        "http://localhost:8080/api/v1",
                        "api",
                        "x:y#z")) {
            STEELYARD
                    .post(
                            STEELYARD.operator,
                            "/resource-servers",
                            Map.of("identifier", identifier, "name", "X"))
                    .invalid("identifier");
        }
    }

    @Test
    void resourceServer_becomesStandard_theFormerStepsDown() {
        var made =
                STEELYARD
                        .post(
                                STEELYARD.operator,
                                "/resource-servers",
                                Map.of(
                                        "identifier",
                                        "https://new.example.com",
                                        "name",
                                        "New",
                                        "standard",
                                        true))
                        .expect(201);
        assertThat(made.text("client_secret")).startsWith("sy_sk_");
        var standard =
                STEELYARD
                        .get(STEELYARD.operator, "/resource-servers")
                        .json()
                        .path("data")
                        .values()
                        .stream()
                        .filter(server -> server.path("standard").asBoolean())
                        .map(server -> server.path("_id").asString())
                        .toList();
        assertThat(standard).containsExactly(made.text("_id"));
    }

    @Test
    void resourceServer_changed_takesTheStandard_neverGivesItAway() {
        var made =
                STEELYARD
                        .post(
                                STEELYARD.operator,
                                "/resource-servers",
                                Map.of("identifier", "https://other.example.com", "name", "Other"))
                        .expect(201);
        var path = "/resource-servers/" + made.text("_id");
        var changed =
                STEELYARD
                        .patch(
                                STEELYARD.operator,
                                path,
                                Map.of("name", "Renamed", "standard", true))
                        .expect(200);
        assertThat(changed.text("name")).isEqualTo("Renamed");
        assertThat(
                        STEELYARD
                                .get(STEELYARD.operator, "/resource-servers")
                                .json()
                                .path("data")
                                .values()
                                .stream()
                                .filter(server -> server.path("standard").asBoolean())
                                .map(server -> server.path("_id").asString()))
                .containsExactly(made.text("_id"));
        STEELYARD.patch(STEELYARD.operator, path, Map.of("standard", false)).invalid("standard");
        STEELYARD
                .patch(
                        STEELYARD.operator,
                        "/resource-servers/000000000000000000000001",
                        Map.of("name", "Mine"))
                .refused(403, "built_in");
    }

    @Test
    void resourceServersSecret_endsAndIsReplaced() {
        var path = "/resource-servers/" + PLATFORM.resourceServer() + "/secrets";
        var made = STEELYARD.post(STEELYARD.operator, path, Map.of()).expect(201);
        STEELYARD.delete(STEELYARD.operator, path + "/" + made.text("_id")).expect(200);
        STEELYARD
                .patch(STEELYARD.operator, path + "/" + made.text("_id"), "{\"expires\":null}")
                .invalid("expires");
    }

    @Test
    void managementApi_isBuiltIn() {
        STEELYARD
                .post(
                        STEELYARD.operator,
                        "/resource-servers/000000000000000000000001/secrets",
                        Map.of())
                .refused(403, "built_in");
    }

    @Test
    void template_madeChangedAndRemoved() {
        var body = Map.of("description", "Reads", "permissions", List.of("documents:read"));
        STEELYARD.put(STEELYARD.operator, "/templates/A%20template", body).expect(200);
        assertThat(
                        STEELYARD
                                .get(STEELYARD.operator, "/templates/A%20template")
                                .expect(200)
                                .text("description"))
                .isEqualTo("Reads");
        STEELYARD
                .put(
                        STEELYARD.operator,
                        "/templates/X",
                        Map.of("permissions", List.of("documents:eat")))
                .invalid("permissions");
        STEELYARD.delete(STEELYARD.operator, "/templates/A%20template").expect(204);
        STEELYARD.delete(STEELYARD.operator, "/templates/A%20template").refused(404, "not_found");
    }
}
