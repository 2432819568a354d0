package dev.steelyard.manage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.admin.operation.Actor;
import dev.steelyard.domain.application.ApplicationFilter;
import dev.steelyard.domain.audit.AuditOrigin;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.permission.ManagementPermission;
import dev.steelyard.testkit.Databases;
import dev.steelyard.testkit.domain.StoredPassword;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What belongs to another reseller isn't there, and can't be told from what never was. */
class IsolationTest {
    private static final Steelyard STEELYARD = new Steelyard(Databases.sqlite());
    private static final String UNKNOWN = "f".repeat(24);

    static {
        Platform.make(STEELYARD);
    }

    private static final Tenant NORTH = Tenant.make(STEELYARD, "North");
    private static final Tenant SOUTH = Tenant.make(STEELYARD, "South");
    private static final String ROLE = NORTH.role(STEELYARD, "Reader", "documents:read");
    private static final String CLIENT = NORTH.client(STEELYARD, ROLE).text("_id");
    private static final String SECRET =
            STEELYARD
                    .get(NORTH.token(), "/clients/" + CLIENT + "/secrets")
                    .json()
                    .path("data")
                    .get(0)
                    .path("_id")
                    .asString();
    private static final String USER = People.user(STEELYARD, "anna@example.com").hex();

    static {
        var link =
                STEELYARD
                        .post(
                                NORTH.token(),
                                NORTH.path("/invitations"),
                                Map.of("email", "anna@example.com", "roles", List.of()))
                        .expect(201)
                        .secretOfLink();
        Steelyard.done(
                STEELYARD
                        .manage
                        .acceptInvitation()
                        .asUser(
                                link,
                                StoredPassword.of(STEELYARD.store, new Id<>(USER)),
                                null,
                                null,
                                null));
    }

    @AfterAll
    static void stop() {
        STEELYARD.close();
    }

    /** An operation of North's; {@code %s} is the id that it is about. */
    record Operation(String method, String path, String id, @Nullable Object body) {
        String at(String other) {
            return path.replace("%s", other);
        }
    }

    static Stream<Operation> operations() {
        var application = NORTH.application();
        var client =
                Map.of(
                        "name",
                        "X",
                        "type",
                        "confidential",
                        "grant_types",
                        Set.of("client_credentials"));
        return Stream.of(
                new Operation("GET", "/applications/%s", application, null),
                new Operation("PATCH", "/applications/%s", application, Map.of("name", "Mine")),
                new Operation("GET", "/applications/%s/ceiling", application, null),
                new Operation("PUT", "/applications/%s/ceiling", application, Platform.ceiling()),
                new Operation("GET", "/applications/%s/roles", application, null),
                new Operation(
                        "POST",
                        "/applications/%s/roles",
                        application,
                        Map.of("name", "X", "permissions", List.of())),
                new Operation("GET", "/roles/%s", ROLE, null),
                new Operation("PATCH", "/roles/%s", ROLE, Map.of("name", "Mine")),
                new Operation("DELETE", "/roles/%s", ROLE, null),
                new Operation("GET", "/applications/%s/clients", application, null),
                new Operation("POST", "/applications/%s/clients", application, client),
                new Operation("GET", "/clients/%s", CLIENT, null),
                new Operation("PATCH", "/clients/%s", CLIENT, Map.of("name", "Mine")),
                new Operation("POST", "/clients/%s/suspend", CLIENT, null),
                new Operation("POST", "/clients/%s/revive", CLIENT, null),
                new Operation("GET", "/clients/%s/secrets", CLIENT, null),
                new Operation("POST", "/clients/%s/secrets", CLIENT, Map.of()),
                new Operation(
                        "PATCH", "/clients/%s/secrets/" + SECRET, CLIENT, "{\"expires\":null}"),
                new Operation("DELETE", "/clients/%s/secrets/" + SECRET, CLIENT, null),
                new Operation("GET", "/clients/%s/api-keys", CLIENT, null),
                new Operation("POST", "/clients/%s/api-keys", CLIENT, Map.of()),
                new Operation(
                        "PATCH", "/clients/%s/api-keys/" + SECRET, CLIENT, "{\"expires\":null}"),
                new Operation("DELETE", "/clients/%s/api-keys/" + SECRET, CLIENT, null),
                new Operation("GET", "/applications/%s/members", application, null),
                new Operation("GET", "/applications/%s/members/" + USER, application, null),
                new Operation(
                        "PUT",
                        "/applications/%s/members/" + USER,
                        application,
                        Map.of("roles", List.of())),
                new Operation("DELETE", "/applications/%s/members/" + USER, application, null),
                new Operation(
                        "POST",
                        "/applications/%s/invitations",
                        application,
                        Map.of("email", "x@example.com", "roles", List.of())),
                new Operation("GET", "/applications/%s/invitations", application, null),
                new Operation("GET", "/resellers/%s/ceiling", NORTH.reseller(), null));
    }

    @ParameterizedTest
    @MethodSource("operations")
    void foreign_looksLikeUnknown_andNothingIsWritten(Operation operation) {
        var before = auditOf(NORTH);
        var foreign =
                STEELYARD
                        .call(
                                SOUTH.token(),
                                operation.method(),
                                operation.at(operation.id()),
                                operation.body())
                        .refused(404, "not_found");
        var unknown =
                STEELYARD
                        .call(
                                SOUTH.token(),
                                operation.method(),
                                operation.at(UNKNOWN),
                                operation.body())
                        .refused(404, "not_found");
        assertThat(foreign.message()).isEqualTo(unknown.message());
        assertThat(foreign.response().headers().map().keySet())
                .isEqualTo(unknown.response().headers().map().keySet());
        assertThat(auditOf(NORTH)).isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("operations")
    void withoutTheManagementPermission_isForbidden_whetherItIsThereOrNot(Operation operation) {
        var powerless = Powerless.TOKEN;
        for (var id : List.of(operation.id(), UNKNOWN)) {
            STEELYARD
                    .call(powerless, operation.method(), operation.at(id), operation.body())
                    .refused(403, "permission_missing");
        }
    }

    /** Of North's own staff. */
    private static final class Powerless {
        static final String TOKEN =
                STEELYARD.token(NORTH.authority(), EnumSet.of(ManagementPermission.STAFF_WRITE));
    }

    private static String auditOf(Tenant tenant) {
        return STEELYARD
                .get(tenant.token(), "/audit?limit=200")
                .expect(200)
                .json()
                .path("data")
                .toString();
    }

    @Test
    void lists_holdOnlyTheResellersOwn() {
        var ids =
                STEELYARD.get(SOUTH.token(), "/applications").json().path("data").values().stream()
                        .map(row -> row.path("_id").asString())
                        .toList();
        assertThat(ids).containsExactly(SOUTH.application());
        assertThat(auditOf(SOUTH))
                .doesNotContain(NORTH.application())
                .doesNotContain(NORTH.reseller());
    }

    @Test
    void applicationForAnotherReseller_isInvalid_likeForOneThatIsUnknown() {
        for (var reseller : List.of(NORTH.reseller(), UNKNOWN)) {
            STEELYARD
                    .post(
                            SOUTH.token(),
                            "/applications",
                            Map.of("name", "X", "company", "X", "reseller", reseller))
                    .invalid("reseller");
        }
    }

    @Test
    void operatorsOperations_areForbiddenToResellers() {
        var token = SOUTH.token();
        STEELYARD.get(token, "/resellers").refused(403, "permission_missing");
        STEELYARD.get(token, "/resellers/" + SOUTH.reseller()).refused(403, "permission_missing");
        STEELYARD
                .patch(token, "/resellers/" + SOUTH.reseller(), Map.of("standing", "active"))
                .refused(403, "permission_missing");
        STEELYARD.post(token, "/resellers", Map.of("name", "X")).refused(403, "permission_missing");
        STEELYARD
                .post(
                        token,
                        "/resource-servers",
                        Map.of("identifier", "https://x.example", "name", "X"))
                .refused(403, "permission_missing");
        STEELYARD
                .put(token, "/templates/X", Map.of("permissions", List.of()))
                .refused(403, "permission_missing");
        STEELYARD.delete(token, "/permissions/documents:read").refused(403, "permission_missing");
    }

    @Test
    void frozenReseller_canDoNothing_fromThatMoment() {
        var west = Tenant.make(STEELYARD, "West");
        var body =
                Map.of(
                        "name",
                        "Deploy",
                        "authority",
                        west.reseller(),
                        "permissions",
                        List.of("manage.clients:read"));
        var program = STEELYARD.post(STEELYARD.operator, "/management-clients", body).expect(201);
        STEELYARD
                .patch(
                        STEELYARD.operator,
                        "/resellers/" + west.reseller(),
                        Map.of("standing", "frozen"))
                .expect(200);
        var told = STEELYARD.token(program.text("_id"), program.text("client_secret"));
        assertThat(told.expect(400).text("error_description")).contains("is frozen or closed");
        assertThat(STEELYARD.get(west.token(), "/applications").status()).isEqualTo(401);
        // The domain decides on its own, whatever a face of it has made of the caller before.
        var actor =
                new Actor("user:x", west.authority(), Tenant.ALL, AuditOrigin.SYSTEM, null, null);
        assertThat(
                        STEELYARD
                                .manage
                                .applications()
                                .list(actor, ApplicationFilter.ALL, People.PAGE)
                                .toString())
                .contains("AUTHORITY_SUSPENDED");
        STEELYARD
                .patch(
                        STEELYARD.operator,
                        "/resellers/" + west.reseller(),
                        Map.of("standing", "active"))
                .expect(200);
    }
}
