package dev.steelyard.admin.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.admin.running.Administration;
import dev.steelyard.admin.running.Catalogue;
import dev.steelyard.admin.running.Decisions;
import dev.steelyard.admin.running.Members;
import dev.steelyard.admin.running.People;
import dev.steelyard.admin.running.Result;
import dev.steelyard.admin.running.Tenant;
import dev.steelyard.domain.permission.ManagementPermission;
import dev.steelyard.domain.refusal.RefusalCode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a change would do to those at work, by what guards reported of them. */
@SuppressWarnings("NullAway.Init")
class RehearsalTest {
    private static final Administration ADMIN = new Administration();
    private static final Duration LATELY = Duration.ofDays(3);
    private static final String DRY = "?dry_run=true";

    private static final Catalogue CATALOGUE = Catalogue.create(ADMIN);
    private static final Decisions DECIDED = Decisions.at(ADMIN, CATALOGUE);

    private Tenant tenant;
    private String role = "";
    private String client = "";
    private String member = "";

    @AfterAll
    static void stop() {
        ADMIN.close();
    }

    @BeforeEach
    void use() {
        tenant = Tenant.create(ADMIN, "North");
        role = tenant.role(ADMIN, "Reader", "documents:read");
        client = tenant.client(ADMIN, role).text("_id");
        var invitation =
                ADMIN.post(
                                tenant.staff(),
                                tenant.path("/invitations"),
                                Map.of(
                                        "email",
                                        "a" + role + "@example.com",
                                        "roles",
                                        List.of(role)))
                        .done();
        member = People.accept(ADMIN, invitation.secretOfLink(), "Anna").hex();
        DECIDED.allowed(client, "documents:read", 17, LATELY);
        DECIDED.refused(client, "documents:write", 4, LATELY);
        DECIDED.decided(client, member, Decisions.READ, "documents:read", null, 5, LATELY);
        DECIDED.decided(client, null, "GET /access", null, null, 90, LATELY);
    }

    @Test
    void role_thatLosesAPermission_namesWhoUsedIt_andThenNothingIsDone() {
        var other = tenant.client(ADMIN, role).text("_id");
        DECIDED.allowed(other, "documents:read", 1, Duration.ofDays(31));

        var tried = patch("/roles/" + role, Map.of("permissions", List.of("documents:write")));

        assertThat(tried.flag("dry_run")).isTrue();
        assertThat(tried.texts("permissions")).containsExactly("documents:write");
        assertRefused(tried, 1, 1, 22);
        var first = refused(tried).objects("decisions").getFirst();
        assertThat(first.text("client")).isEqualTo(client);
        assertThat(first.text("operation")).isEqualTo(Decisions.READ);
        assertThat(first.text("permission")).isEqualTo("documents:read");
        assertThat(refused(tried).text("first")).isLessThan(refused(tried).text("last"));
        var allowed = tried.members().object("rehearsal").object("allowed");
        assertThat(allowed.number("requests")).isEqualTo(4);
        assertThat(allowed.number("clients")).isEqualTo(1);
        assertThat(ADMIN.get(tenant.staff(), "/roles/" + role).texts("permissions"))
                .containsExactly("documents:read");
        assertThat(
                        ADMIN.patch(
                                        tenant.staff(),
                                        "/roles/" + role,
                                        Map.of("permissions", List.of()))
                                .done()
                                .members()
                                .has("rehearsal"))
                .isFalse();
    }

    @Test
    void role_whosePermissionIsHeldByAnotherToo_breaksNothing() {
        var twin = tenant.role(ADMIN, "Twin", "documents:read");
        var safe = tenant.client(ADMIN, role, twin).text("_id");
        DECIDED.allowed(safe, "documents:read", 1000, LATELY);

        assertRefused(patch("/roles/" + role, Map.of("permissions", List.of())), 1, 1, 22);
        assertRefused(patch("/roles/" + role, Map.of("name", "Clerk")), 0, 0, 0);
    }

    @Test
    void role_deleted_namesWhoUsedIt() {
        assertRefused(ADMIN.delete(tenant.staff(), "/roles/" + role + DRY).done(), 1, 1, 22);
    }

    @Test
    void ceilings_lowered_nameWhoUsedWhatLiesAbove() {
        var own = tenant.path("/ceiling") + DRY;
        assertRefused(
                ADMIN.put(tenant.staff(), own, Catalogue.ceiling("documents:write")).done(),
                1,
                1,
                22);
        assertRefused(
                ADMIN.put(
                                ADMIN.operator,
                                "/resellers/" + tenant.reseller() + "/ceiling" + DRY,
                                Catalogue.ceiling("tickets:sign"))
                        .done(),
                1,
                1,
                22);
    }

    @Test
    void client_thatLosesARole_isToldItsOwn_notItsUsers() {
        assertRefused(patch("/clients/" + client, Map.of("roles", List.of())), 1, 0, 17);
        assertThat(ADMIN.get(tenant.staff(), "/clients/" + client).texts("roles"))
                .containsExactly(role);
        assertRefused(patch("/clients/" + client, Map.of("name", "Ledger")), 0, 0, 0);
    }

    @Test
    void member_thatLosesARole_isToldItsOwn() {
        var path = tenant.path("/members/" + member);
        assertRefused(
                ADMIN.put(tenant.staff(), path + DRY, Map.of("roles", List.of())).done(), 0, 1, 5);
        assertThat(ADMIN.get(tenant.staff(), path).texts("roles")).containsExactly(role);
    }

    @Test
    void operations_thatNeedAnotherPermission_orAreGone_nameWhoCalledThem() {
        var path = "/resource-servers/" + CATALOGUE.resourceServer() + "/operations";
        var listed = Catalogue.operation("GET", "/{application}/documents", "documents:read");
        var access = Map.of("method", "GET", "path", "/access");
        set(path, listed, access).done();
        var signing = Catalogue.operation("GET", "/{application}/documents", "tickets:sign");

        var tried = set(path + DRY, signing, access).done();

        assertThat(calls(tried)).contains(client + " 17", client + " 5");
        assertThat(tried.data().size()).isEqualTo(2);
        assertThat(calls(set(path + DRY, listed).done())).contains(client + " 90");
        assertThat(calls(set(path + DRY, access, listed).done())).isEmpty();
        assertThat(
                        ADMIN.get(ADMIN.operator, path).data().stream()
                                .map(
                                        one ->
                                                Objects.requireNonNullElse(
                                                        one.value("permission"), "")))
                .containsExactly("documents:read", "");
        ADMIN.put(tenant.staff(), path + DRY, Map.of("operations", List.of()))
                .forbidden(RefusalCode.PERMISSION_MISSING);
        set(path + DRY, Catalogue.operation("GET", "/a", "documents:burn")).invalid("operations");
    }

    @Test
    void permission_thatIsForOthersOnly_namesWhoUsedIt() {
        var body =
                Map.of(
                        "resource_server",
                        CATALOGUE.resourceServer(),
                        "label",
                        "Read",
                        "holders",
                        List.of("user"));

        var tried = ADMIN.put(ADMIN.operator, "/permissions/documents:read" + DRY, body).done();

        assertThat(calls(tried)).contains(client + " 17").doesNotContain(client + " 5");
        assertThat(ADMIN.get(ADMIN.operator, "/permissions/documents:read").texts("holders"))
                .containsExactlyInAnyOrder("client", "user");
    }

    private static Result set(String path, Object... operations) {
        return ADMIN.put(ADMIN.operator, path, Map.of("operations", operations));
    }

    /** By whom, and how often. */
    private static List<String> calls(Result tried) {
        return refused(tried).objects("decisions").stream()
                .map(one -> one.text("client") + " " + one.number("requests"))
                .toList();
    }

    @Test
    void suspendedClients_andFormerMembers_haveNothingToLose() {
        ADMIN.post(tenant.staff(), "/clients/" + client + "/suspend", Map.of()).done();
        assertRefused(patch("/roles/" + role, Map.of("permissions", List.of())), 0, 0, 0);
        ADMIN.post(tenant.staff(), "/clients/" + client + "/revive", Map.of()).done();
        ADMIN.delete(tenant.staff(), tenant.path("/members/" + member)).done();
        assertRefused(patch("/roles/" + role, Map.of("permissions", List.of())), 1, 0, 17);
    }

    @Test
    void whoMayNotListThem_isToldHowMany() {
        var permissions = Set.of(ManagementPermission.ROLES_READ, ManagementPermission.ROLES_WRITE);
        var token = ADMIN.actor(tenant.authority(), permissions);

        var tried =
                ADMIN.patch(token, "/roles/" + role + DRY, Map.of("permissions", List.of())).done();

        assertRefused(tried, 1, 1, 22);
        assertThat(refused(tried).objects("decisions").size()).isZero();
        assertThat(refused(tried).number("more")).isEqualTo(2);
    }

    @Test
    void moreThanAnAnswerNames_areCounted() {
        for (int i = 0; i < 130; i++) {
            DECIDED.decided(client, null, "GET /" + i, "documents:read", null, 1, LATELY);
        }

        var tried = patch("/roles/" + role, Map.of("permissions", List.of()));

        assertRefused(tried, 1, 1, 152);
        assertThat(refused(tried).objects("decisions").size()).isEqualTo(100);
        assertThat(refused(tried).number("more")).isEqualTo(32);
    }

    @Test
    void tried_isRefusedAsItWouldBe() {
        var south = Tenant.create(ADMIN, "South");
        for (var path : List.of("/roles/" + role, "/clients/" + client)) {
            ADMIN.patch(south.staff(), path + DRY, Map.of("name", "Mine")).missing();
            ADMIN.patch(tenant.staff(), path + DRY, Map.of("name", "Mine"), 9).conflict();
            ADMIN.patch(tenant.staff(), path + DRY, Map.of("name", "")).invalid("name");
        }
        ADMIN.put(
                        south.staff(),
                        tenant.path("/members/" + member) + DRY,
                        Map.of("roles", List.of()))
                .missing();
    }

    private Result patch(String path, Map<String, ?> body) {
        return ADMIN.patch(tenant.staff(), path + DRY, body).done();
    }

    private static Members refused(Result tried) {
        return tried.members().object("rehearsal").object("refused");
    }

    private static void assertRefused(Result tried, int clients, int users, long requests) {
        assertThat(refused(tried).number("clients")).as("clients").isEqualTo(clients);
        assertThat(refused(tried).number("users")).as("users").isEqualTo(users);
        assertThat(refused(tried).number("requests")).as("requests").isEqualTo(requests);
        assertThat(tried.members().object("rehearsal").flag("complete")).isTrue();
    }
}
