package dev.steelyard.manage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.permission.ManagementPermission;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What a change would do to those at work, by what guards reported of them. */
class RehearsalTest {
    private static final Steelyard STEELYARD = new Steelyard(Databases.sqlite());
    private static final Duration LATELY = Duration.ofDays(3);
    private static final String DRY = "?dry_run=true";

    private static Decided decided = new Decided(STEELYARD, new Id<>("0".repeat(24)));

    private static Platform platform = new Platform("");

    private Tenant tenant = new Tenant("", "", "");
    private String role = "";
    private String client = "";
    private String member = "";

    @BeforeAll
    static void platform() {
        platform = Platform.make(STEELYARD);
        decided = Decided.at(STEELYARD, platform);
    }

    @AfterAll
    static void stop() {
        STEELYARD.close();
    }

    @BeforeEach
    void use() {
        tenant = Tenant.make(STEELYARD, "North");
        role = tenant.role(STEELYARD, "Reader", "documents:read");
        client = tenant.client(STEELYARD, role).text("_id");
        var invitation =
                STEELYARD
                        .post(
                                tenant.token(),
                                tenant.path("/invitations"),
                                Map.of(
                                        "email",
                                        "a" + role + "@example.com",
                                        "roles",
                                        List.of(role)))
                        .expect(201);
        member = People.accept(STEELYARD, invitation.secretOfLink(), "Anna").hex();
        decided.allowed(client, "documents:read", 17, LATELY);
        decided.refused(client, "documents:write", 4, LATELY);
        decided.decided(client, member, Decided.READ, "documents:read", null, 5, LATELY);
        decided.decided(client, null, "GET /access", null, null, 90, LATELY);
    }

    @Test
    void role_thatLosesAPermission_namesWhoUsedIt_andThenNothingIsDone() {
        var other = tenant.client(STEELYARD, role).text("_id");
        decided.allowed(other, "documents:read", 1, Duration.ofDays(31));

        var tried = patch("/roles/" + role, Map.of("permissions", List.of("documents:write")));

        assertThat(tried.json().path("dry_run").asBoolean()).isTrue();
        assertThat(tried.texts("permissions")).containsExactly("documents:write");
        assertRefused(tried, 1, 1, 22);
        var first = refused(tried).path("decisions").path(0);
        assertThat(first.path("client").asString()).isEqualTo(client);
        assertThat(first.path("operation").asString()).isEqualTo(Decided.READ);
        assertThat(first.path("permission").asString()).isEqualTo("documents:read");
        assertThat(refused(tried).path("first").asString())
                .isLessThan(refused(tried).path("last").asString());
        var allowed = tried.json().path("rehearsal").path("allowed");
        assertThat(allowed.path("requests").asLong()).isEqualTo(4);
        assertThat(allowed.path("clients").asInt()).isEqualTo(1);
        assertThat(STEELYARD.get(tenant.token(), "/roles/" + role).texts("permissions"))
                .containsExactly("documents:read");
        assertThat(
                        STEELYARD
                                .patch(
                                        tenant.token(),
                                        "/roles/" + role,
                                        Map.of("permissions", List.of()))
                                .expect(200)
                                .json()
                                .has("rehearsal"))
                .isFalse();
    }

    @Test
    void role_whosePermissionIsHeldByAnotherToo_breaksNothing() {
        var twin = tenant.role(STEELYARD, "Twin", "documents:read");
        var safe = tenant.client(STEELYARD, role, twin).text("_id");
        decided.allowed(safe, "documents:read", 1000, LATELY);

        assertRefused(patch("/roles/" + role, Map.of("permissions", List.of())), 1, 1, 22);
        assertRefused(patch("/roles/" + role, Map.of("name", "Clerk")), 0, 0, 0);
    }

    @Test
    void role_deleted_namesWhoUsedIt() {
        assertRefused(
                STEELYARD.delete(tenant.token(), "/roles/" + role + DRY).expect(200), 1, 1, 22);
    }

    @Test
    void ceilings_lowered_nameWhoUsedWhatLiesAbove() {
        var own = tenant.path("/ceiling") + DRY;
        assertRefused(
                STEELYARD.put(tenant.token(), own, Platform.ceiling("documents:write")).expect(200),
                1,
                1,
                22);
        assertRefused(
                STEELYARD
                        .put(
                                STEELYARD.operator,
                                "/resellers/" + tenant.reseller() + "/ceiling" + DRY,
                                Platform.ceiling("tickets:sign"))
                        .expect(200),
                1,
                1,
                22);
    }

    @Test
    void client_thatLosesARole_isToldItsOwn_notItsUsers() {
        assertRefused(patch("/clients/" + client, Map.of("roles", List.of())), 1, 0, 17);
        assertThat(STEELYARD.get(tenant.token(), "/clients/" + client).texts("roles"))
                .containsExactly(role);
        assertRefused(patch("/clients/" + client, Map.of("name", "Ledger")), 0, 0, 0);
    }

    @Test
    void member_thatLosesARole_isToldItsOwn() {
        var path = tenant.path("/members/" + member);
        assertRefused(
                STEELYARD.put(tenant.token(), path + DRY, Map.of("roles", List.of())).expect(200),
                0,
                1,
                5);
        assertThat(STEELYARD.get(tenant.token(), path).texts("roles")).containsExactly(role);
    }

    @Test
    void operations_thatNeedAnotherPermission_orAreGone_nameWhoCalledThem() {
        var path = "/resource-servers/" + platform.resourceServer() + "/operations";
        var listed = Platform.operation("GET", "/{application}/documents", "documents:read");
        var access = Map.of("method", "GET", "path", "/access");
        set(path, listed, access).expect(200);
        var signing = Platform.operation("GET", "/{application}/documents", "tickets:sign");

        var tried = set(path + DRY, signing, access).expect(200);

        assertThat(calls(tried)).contains(client + " 17", client + " 5");
        assertThat(tried.json().path("data").size()).isEqualTo(2);
        assertThat(calls(set(path + DRY, listed).expect(200))).contains(client + " 90");
        assertThat(calls(set(path + DRY, access, listed).expect(200))).isEmpty();
        assertThat(
                        STEELYARD
                                .get(STEELYARD.operator, path)
                                .json()
                                .path("data")
                                .values()
                                .stream()
                                .map(one -> one.path("permission").asString("")))
                .containsExactly("documents:read", "");
        STEELYARD
                .put(tenant.token(), path + DRY, Map.of("operations", List.of()))
                .refused(403, "permission_missing");
        set(path + DRY, Platform.operation("GET", "/a", "documents:burn")).invalid("operations");
    }

    @Test
    void permission_thatIsForOthersOnly_namesWhoUsedIt() {
        var body =
                Map.of(
                        "resource_server",
                        platform.resourceServer(),
                        "label",
                        "Read",
                        "holders",
                        List.of("user"));

        var tried =
                STEELYARD
                        .put(STEELYARD.operator, "/permissions/documents:read" + DRY, body)
                        .expect(200);

        assertThat(calls(tried)).contains(client + " 17").doesNotContain(client + " 5");
        assertThat(
                        STEELYARD
                                .get(STEELYARD.operator, "/permissions/documents:read")
                                .texts("holders"))
                .containsExactlyInAnyOrder("client", "user");
    }

    private static Answered set(String path, Object... operations) {
        return STEELYARD.put(STEELYARD.operator, path, Map.of("operations", operations));
    }

    /** By whom, and how often. */
    private static List<String> calls(Answered tried) {
        return refused(tried).path("decisions").values().stream()
                .map(one -> one.path("client").asString() + " " + one.path("requests").asLong())
                .toList();
    }

    @Test
    void suspendedClients_andFormerMembers_haveNothingToLose() {
        STEELYARD.post(tenant.token(), "/clients/" + client + "/suspend", "").expect(200);
        assertRefused(patch("/roles/" + role, Map.of("permissions", List.of())), 0, 0, 0);
        STEELYARD.post(tenant.token(), "/clients/" + client + "/revive", "").expect(200);
        STEELYARD.delete(tenant.token(), tenant.path("/members/" + member)).expect(204);
        assertRefused(patch("/roles/" + role, Map.of("permissions", List.of())), 1, 0, 17);
    }

    @Test
    void whoMayNotListThem_isToldHowMany() {
        var permissions = Set.of(ManagementPermission.ROLES_READ, ManagementPermission.ROLES_WRITE);
        var token = STEELYARD.token(tenant.authority(), permissions);

        var tried =
                STEELYARD
                        .patch(token, "/roles/" + role + DRY, Map.of("permissions", List.of()))
                        .expect(200);

        assertRefused(tried, 1, 1, 22);
        assertThat(refused(tried).path("decisions").size()).isZero();
        assertThat(refused(tried).path("more").asInt()).isEqualTo(2);
    }

    @Test
    void moreThanAnAnswerNames_areCounted() {
        for (int i = 0; i < 130; i++) {
            decided.decided(client, null, "GET /" + i, "documents:read", null, 1, LATELY);
        }

        var tried = patch("/roles/" + role, Map.of("permissions", List.of()));

        assertRefused(tried, 1, 1, 152);
        assertThat(refused(tried).path("decisions").size()).isEqualTo(100);
        assertThat(refused(tried).path("more").asInt()).isEqualTo(32);
    }

    @Test
    void tried_isRefusedAsItWouldBe() {
        var south = Tenant.make(STEELYARD, "South");
        var none = Map.of("permissions", List.of());
        for (var path : List.of("/roles/" + role, "/clients/" + client)) {
            STEELYARD
                    .patch(south.token(), path + DRY, Map.of("name", "Mine"))
                    .refused(404, "not_found");
            STEELYARD
                    .patch(tenant.token(), path + DRY, Map.of("name", "Mine"), "if-match", "\"9\"")
                    .refused(412, "version_mismatch");
            STEELYARD.patch(tenant.token(), path + DRY, Map.of("name", "")).invalid("name");
        }
        STEELYARD
                .patch(tenant.token(), "/roles/" + role + "?dry_run=perhaps", none)
                .invalid("dry_run");
        STEELYARD
                .put(
                        south.token(),
                        tenant.path("/members/" + member) + DRY,
                        Map.of("roles", List.of()))
                .refused(404, "not_found");
    }

    private Answered patch(String path, Map<String, ?> body) {
        return STEELYARD.patch(tenant.token(), path + DRY, body).expect(200);
    }

    private static JsonNode refused(Answered tried) {
        return tried.json().path("rehearsal").path("refused");
    }

    private static void assertRefused(Answered tried, int clients, int users, long requests) {
        assertThat(refused(tried).path("clients").asInt()).as("clients").isEqualTo(clients);
        assertThat(refused(tried).path("users").asInt()).as("users").isEqualTo(users);
        assertThat(refused(tried).path("requests").asLong()).as("requests").isEqualTo(requests);
        assertThat(tried.json().path("rehearsal").path("complete").asBoolean()).isTrue();
    }
}
