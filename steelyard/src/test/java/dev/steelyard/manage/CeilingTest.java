package dev.steelyard.manage;

import static dev.steelyard.manage.Platform.ceiling;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Ceilings, and what roles may hold below them (rule 3). */
class CeilingTest {
    private static final Steelyard STEELYARD = new Steelyard(Databases.sqlite());

    static {
        Platform.make(STEELYARD);
    }

    private final Tenant tenant = Tenant.make(STEELYARD, "North");

    @AfterAll
    static void stop() {
        STEELYARD.close();
    }

    private void resellersCeiling(String... permissions) {
        STEELYARD
                .put(
                        STEELYARD.operator,
                        "/resellers/" + tenant.reseller() + "/ceiling",
                        ceiling(permissions))
                .expect(200);
    }

    @Test
    void newReseller_hasEveryPermissionThatIsNotSpecial() {
        assertThat(
                        STEELYARD
                                .get(tenant.token(), "/resellers/" + tenant.reseller() + "/ceiling")
                                .expect(200)
                                .texts("permissions"))
                .containsExactly("documents:read", "documents:write", "tickets:sign");
    }

    @Test
    void newReseller_ceilingAsGiven_unknownPermission_isInvalid() {
        STEELYARD
                .post(
                        STEELYARD.operator,
                        "/resellers",
                        Map.of("name", "West", "ceiling", List.of("documents:eat")))
                .invalid("ceiling");
    }

    @Test
    void newApplication_getsItsResellersCeilingWithoutSpecialPermissions() {
        resellersCeiling("documents:read", "users:manage");
        var application =
                STEELYARD
                        .post(
                                tenant.token(),
                                "/applications",
                                Map.of("name", "New", "company", "New Ltd"))
                        .expect(201)
                        .text("_id");
        assertThat(
                        STEELYARD
                                .get(tenant.token(), "/applications/" + application + "/ceiling")
                                .expect(200)
                                .texts("permissions"))
                .containsExactly("documents:read");
    }

    @Test
    void applicationsCeiling_beyondItsResellers_isInvalidAndNamesWhatIsOutside() {
        var refused =
                STEELYARD
                        .put(
                                tenant.token(),
                                tenant.path("/ceiling"),
                                ceiling("documents:read", "users:manage"))
                        .invalid("permissions");
        assertThat(refused.message())
                .contains("reseller's ceiling (North): users:manage.")
                .contains("steelyard resellers get-ceiling " + tenant.reseller());
        assertThat(refused.message()).doesNotContain("documents:read");
    }

    @Test
    void applicationsCeiling_specialPermissionWithinItsResellers_isSet() {
        resellersCeiling("documents:read", "users:manage");
        STEELYARD.put(tenant.token(), tenant.path("/ceiling"), ceiling("users:manage")).expect(200);
        assertThat(STEELYARD.get(tenant.token(), tenant.path("/ceiling")).texts("permissions"))
                .containsExactly("users:manage");
    }

    @Test
    void resellersCeiling_setByTheResellerItself_isForbidden() {
        STEELYARD
                .put(
                        tenant.token(),
                        "/resellers/" + tenant.reseller() + "/ceiling",
                        ceiling("users:manage"))
                .refused(403, "permission_missing");
    }

    @Test
    void role_beyondTheApplicationsCeiling_isInvalid_alsoForTheOperator() {
        STEELYARD
                .put(tenant.token(), tenant.path("/ceiling"), ceiling("documents:read"))
                .expect(200);
        var role = Map.of("name", "Writer", "permissions", List.of("documents:write"));
        assertThat(
                        STEELYARD
                                .post(tenant.token(), tenant.path("/roles"), role)
                                .invalid("permissions")
                                .message())
                .contains("application's ceiling (North Lane)")
                .contains("steelyard applications get-ceiling " + tenant.application())
                .contains("documents:write");
        STEELYARD.post(STEELYARD.operator, tenant.path("/roles"), role).invalid("permissions");
    }

    @Test
    void role_withinTheApplicationsCeilingButBeyondItsResellers_isInvalid() {
        resellersCeiling("documents:read");
        assertThat(
                        STEELYARD
                                .post(
                                        tenant.token(),
                                        tenant.path("/roles"),
                                        Map.of(
                                                "name",
                                                "Writer",
                                                "permissions",
                                                List.of("documents:write")))
                                .invalid("permissions")
                                .message())
                .contains("reseller's ceiling (North): documents:write.")
                .contains("steelyard resellers get-ceiling " + tenant.reseller());
    }

    @Test
    void role_gainsPermissionBeyondTheCeiling_isInvalidAndUnchanged() {
        STEELYARD
                .put(tenant.token(), tenant.path("/ceiling"), ceiling("documents:read"))
                .expect(200);
        var role = tenant.role(STEELYARD, "Reader", "documents:read");
        STEELYARD
                .patch(
                        tenant.token(),
                        "/roles/" + role,
                        ceiling("documents:read", "documents:write"))
                .invalid("permissions");
        assertThat(STEELYARD.get(tenant.token(), "/roles/" + role).texts("permissions"))
                .containsExactly("documents:read");
    }

    @Test
    void role_whosePermissionACeilingCutOff_canStillBeRenamed() {
        var role = tenant.role(STEELYARD, "Writer", "documents:write");
        STEELYARD
                .put(tenant.token(), tenant.path("/ceiling"), ceiling("documents:read"))
                .expect(200);
        STEELYARD
                .patch(tenant.token(), "/roles/" + role, Map.of("name", "Once a writer"))
                .expect(200);
    }

    @Test
    void role_unknownPermission_isInvalid() {
        STEELYARD
                .post(
                        tenant.token(),
                        tenant.path("/roles"),
                        Map.of("name", "X", "permissions", List.of("documents:eat")))
                .invalid("permissions");
    }

    @Test
    void role_nameTaken_isInvalid_alsoInAnotherUnicodeForm() {
        tenant.role(STEELYARD, "M\u00fcller");
        STEELYARD
                .post(
                        tenant.token(),
                        tenant.path("/roles"),
                        Map.of("name", "Mu\u0308ller", "permissions", List.of()))
                .invalid("name");
    }

    @Test
    void role_fromTemplate_copiesIt() {
        STEELYARD
                .put(
                        STEELYARD.operator,
                        "/templates/Weighbridge%20reader",
                        Map.of("description", "Reads", "permissions", List.of("documents:read")))
                .expect(200);
        var role =
                STEELYARD
                        .post(
                                tenant.token(),
                                tenant.path("/roles"),
                                Map.of("name", "Reader", "template", "Weighbridge reader"))
                        .expect(201);
        assertThat(role.text("description")).isEqualTo("Reads");
        assertThat(role.texts("permissions")).containsExactly("documents:read");
        STEELYARD
                .post(
                        tenant.token(),
                        tenant.path("/roles"),
                        Map.of("name", "Other", "template", "No such"))
                .invalid("template");
        var cased = Map.of("name", "Cased", "template", "weighbridge READER");
        assertThat(
                        STEELYARD
                                .post(tenant.token(), tenant.path("/roles"), cased)
                                .expect(201)
                                .texts("permissions"))
                .isNotEmpty();
        var misspelt = Map.of("name", "Misspelt", "template", "weighbrige reader");
        assertThat(
                        STEELYARD
                                .post(tenant.token(), tenant.path("/roles"), misspelt)
                                .invalid("template")
                                .message())
                .contains("did you mean Weighbridge reader?");
    }

    @Test
    void role_fromTemplateBeyondTheCeiling_isInvalid() {
        STEELYARD
                .put(
                        STEELYARD.operator,
                        "/templates/Manager",
                        Map.of("permissions", List.of("users:manage")))
                .expect(200);
        STEELYARD
                .post(
                        tenant.token(),
                        tenant.path("/roles"),
                        Map.of("name", "Manager", "template", "Manager"))
                .invalid("permissions");
    }

    private String writer() {
        return tenant.role(STEELYARD, "Writer", "documents:read", "documents:write");
    }

    private static List<String> cut(Answered answer) {
        return answer.json().path("roles").values().stream()
                .map(
                        role ->
                                role.path("name").asString()
                                        + " -"
                                        + role.path("cut")
                                        + " +"
                                        + role.path("restored"))
                .toList();
    }

    @Test
    void applicationsCeiling_lowered_answerAndRoleNameWhatIsStruckOut_raisedItComesBack() {
        var role = writer();
        tenant.role(STEELYARD, "Reader", "documents:read");
        var lowered =
                STEELYARD
                        .put(tenant.token(), tenant.path("/ceiling"), ceiling("documents:read"))
                        .expect(200);
        assertThat(cut(lowered)).containsExactly("Writer -[\"documents:write\"] +[]");
        var struck = STEELYARD.get(tenant.token(), "/roles/" + role);
        assertThat(struck.texts("permissions"))
                .containsExactly("documents:read", "documents:write");
        assertThat(struck.texts("blocked_by_ceiling")).containsExactly("documents:write");
        var raised =
                STEELYARD
                        .put(
                                tenant.token(),
                                tenant.path("/ceiling"),
                                ceiling("documents:read", "documents:write"))
                        .expect(200);
        assertThat(cut(raised)).containsExactly("Writer -[] +[\"documents:write\"]");
    }

    @Test
    void ceiling_dryRun_saysWhatWouldBeCut_andWritesNothing() {
        writer();
        var path = tenant.path("/ceiling");
        var before = STEELYARD.get(tenant.token(), path).texts("permissions");
        var tried =
                STEELYARD
                        .put(tenant.token(), path + "?dry_run=true", ceiling("documents:read"))
                        .expect(200);
        assertThat(cut(tried)).containsExactly("Writer -[\"documents:write\"] +[]");
        assertThat(STEELYARD.get(tenant.token(), path).texts("permissions")).isEqualTo(before);
        STEELYARD
                .put(
                        tenant.token(),
                        path + "?dry_run=true",
                        ceiling("documents:read", "users:manage"))
                .invalid("permissions");
        STEELYARD
                .put(tenant.token(), path + "?dry_run=yes", ceiling("documents:read"))
                .invalid("dry_run");
    }

    @Test
    void resellersCeiling_lowered_rolesAcrossItsApplications_notThoseCutAlready() {
        writer();
        var other = Tenant.make(STEELYARD, "South");
        other.role(STEELYARD, "Writer", "documents:write");
        var cutAlready =
                STEELYARD
                        .post(
                                tenant.token(),
                                "/applications",
                                Map.of("name", "Second", "company", "Second Ltd"))
                        .expect(201)
                        .text("_id");
        STEELYARD
                .post(
                        tenant.token(),
                        "/applications/" + cutAlready + "/roles",
                        Map.of("name", "Cut", "permissions", List.of("documents:write")))
                .expect(201);
        STEELYARD
                .put(
                        tenant.token(),
                        "/applications/" + cutAlready + "/ceiling",
                        ceiling("documents:read"))
                .expect(200);
        var path = "/resellers/" + tenant.reseller() + "/ceiling";
        var tried =
                STEELYARD
                        .put(STEELYARD.operator, path + "?dry_run=true", ceiling("documents:read"))
                        .expect(200);
        assertThat(cut(tried)).containsExactly("Writer -[\"documents:write\"] +[]");
        assertThat(tried.json().path("more_roles").asInt()).isZero();
        assertThat(STEELYARD.get(STEELYARD.operator, path).texts("permissions"))
                .contains("documents:write");
    }
}
