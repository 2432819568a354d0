package dev.steelyard.admin.resource;

import static dev.steelyard.admin.running.Catalogue.operation;
import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.admin.running.Administration;
import dev.steelyard.admin.running.Catalogue;
import dev.steelyard.admin.running.Result;
import dev.steelyard.domain.refusal.RefusalCode;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Resource servers, permissions, operations, templates. */
class CatalogueTest {
    private static final Administration ADMIN = new Administration();
    private static final Catalogue CATALOGUE = Catalogue.create(ADMIN);

    @AfterAll
    static void stop() {
        ADMIN.close();
    }

    private static Map<String, Object> permission(Object... more) {
        var body = new HashMap<String, Object>();
        body.put("resource_server", CATALOGUE.resourceServer());
        body.put("label", "Label");
        body.put("holders", List.of("user"));
        for (int i = 0; i < more.length; i += 2) {
            body.put((String) more[i], more[i + 1]);
        }
        return body;
    }

    private static Result operations(Object... operations) {
        return ADMIN.put(
                ADMIN.operator,
                "/resource-servers/" + CATALOGUE.resourceServer() + "/operations",
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
        ADMIN.put(ADMIN.operator, "/permissions/" + name, permission()).invalid("name");
    }

    @Test
    void permission_badMembers_areInvalid() {
        var path = "/permissions/stock:read";
        ADMIN.put(ADMIN.operator, path, permission("holders", List.of())).invalid("holders");
        ADMIN.put(ADMIN.operator, path, permission("holders", List.of("everybody")))
                .invalid("holders");
        ADMIN.put(ADMIN.operator, path, permission("surface", "web")).invalid("surface");
        ADMIN.put(ADMIN.operator, path, permission("resource_server", "000000000000000000000001"))
                .invalid("resource_server");
    }

    @Test
    void permission_changed_raisesItsVersion_andStaysAtItsResourceServer() {
        var path = "/permissions/stock:move";
        var made = ADMIN.put(ADMIN.operator, path, permission()).done();
        var again = ADMIN.put(ADMIN.operator, path, permission()).done();
        assertThat(again.version()).isEqualTo(made.version());
        var changed =
                ADMIN.put(ADMIN.operator, path, permission("special", true), made.version()).done();
        assertThat(changed.version()).isNotEqualTo(made.version());
        ADMIN.put(ADMIN.operator, path, permission("label", "X"), made.version()).conflict();
        var other =
                ADMIN.post(
                                ADMIN.operator,
                                "/resource-servers",
                                Map.of("identifier", "urn:example:other", "name", "Other"))
                        .done()
                        .text("_id");
        ADMIN.put(ADMIN.operator, path, permission("resource_server", other))
                .invalid("resource_server");
    }

    @Test
    void permission_neededByAnOperation_cantBeRemoved() {
        CATALOGUE.permission(ADMIN, "scales:read", false, "user");
        operations(operation("GET", "/{application}/scales", "scales:read"));
        ADMIN.delete(ADMIN.operator, "/permissions/scales:read").conflict();
        operations();
        ADMIN.delete(ADMIN.operator, "/permissions/scales:read").done();
        ADMIN.get(ADMIN.operator, "/permissions/scales:read").missing();
    }

    @Test
    void operations_replacedAsAWhole() {
        var reading = operation("GET", "/{application}/documents", "documents:read");
        assertThat(
                        operations(reading, Map.of("method", "GET", "path", "/access"))
                                .done()
                                .data()
                                .size())
                .isEqualTo(2);
        operations(reading).done();
        assertThat(
                        ADMIN.get(
                                        ADMIN.operator,
                                        "/resource-servers/"
                                                + CATALOGUE.resourceServer()
                                                + "/operations")
                                .done()
                                .data()
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
            ADMIN.post(
                            ADMIN.operator,
                            "/resource-servers",
                            Map.of("identifier", identifier, "name", "X"))
                    .invalid("identifier");
        }
    }

    @Test
    void resourceServer_becomesStandard_theFormerStepsDown() {
        var made =
                ADMIN.post(
                                ADMIN.operator,
                                "/resource-servers",
                                Map.of(
                                        "identifier",
                                        "https://new.example.com",
                                        "name",
                                        "New",
                                        "standard",
                                        true))
                        .done();
        assertThat(made.text("client_secret")).startsWith("sy_sk_");
        var standard =
                ADMIN.get(ADMIN.operator, "/resource-servers").data().stream()
                        .filter(server -> server.flag("standard"))
                        .map(server -> server.text("_id"))
                        .toList();
        assertThat(standard).containsExactly(made.text("_id"));
    }

    @Test
    void resourceServer_changed_takesTheStandard_neverGivesItAway() {
        var made =
                ADMIN.post(
                                ADMIN.operator,
                                "/resource-servers",
                                Map.of("identifier", "https://other.example.com", "name", "Other"))
                        .done();
        var path = "/resource-servers/" + made.text("_id");
        var changed =
                ADMIN.patch(ADMIN.operator, path, Map.of("name", "Renamed", "standard", true))
                        .done();
        assertThat(changed.text("name")).isEqualTo("Renamed");
        assertThat(
                        ADMIN.get(ADMIN.operator, "/resource-servers").data().stream()
                                .filter(server -> server.flag("standard"))
                                .map(server -> server.text("_id")))
                .containsExactly(made.text("_id"));
        ADMIN.patch(ADMIN.operator, path, Map.of("standard", false)).invalid("standard");
        ADMIN.patch(
                        ADMIN.operator,
                        "/resource-servers/000000000000000000000001",
                        Map.of("name", "Mine"))
                .forbidden(RefusalCode.BUILT_IN);
    }

    @Test
    void resourceServersSecret_endsAndIsReplaced() {
        var path = "/resource-servers/" + CATALOGUE.resourceServer() + "/secrets";
        var made = ADMIN.post(ADMIN.operator, path, Map.of()).done();
        ADMIN.delete(ADMIN.operator, path + "/" + made.text("_id")).done();
        ADMIN.patch(
                        ADMIN.operator,
                        path + "/" + made.text("_id"),
                        Collections.singletonMap("expires", null))
                .invalid("expires");
    }

    @Test
    void managementApi_isBuiltIn() {
        ADMIN.post(ADMIN.operator, "/resource-servers/000000000000000000000001/secrets", Map.of())
                .forbidden(RefusalCode.BUILT_IN);
    }

    @Test
    void template_madeChangedAndRemoved() {
        var body = Map.of("description", "Reads", "permissions", List.of("documents:read"));
        ADMIN.put(ADMIN.operator, "/templates/A template", body).done();
        assertThat(ADMIN.get(ADMIN.operator, "/templates/A template").done().text("description"))
                .isEqualTo("Reads");
        ADMIN.put(ADMIN.operator, "/templates/X", Map.of("permissions", List.of("documents:eat")))
                .invalid("permissions");
        ADMIN.delete(ADMIN.operator, "/templates/A template").done();
        ADMIN.delete(ADMIN.operator, "/templates/A template").missing();
    }
}
