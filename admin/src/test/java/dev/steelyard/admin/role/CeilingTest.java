package dev.steelyard.admin.role;

import static dev.steelyard.admin.running.Catalogue.ceiling;
import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.admin.running.Administration;
import dev.steelyard.admin.running.Catalogue;
import dev.steelyard.admin.running.Result;
import dev.steelyard.admin.running.Tenant;
import dev.steelyard.domain.refusal.RefusalCode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Ceilings, and what roles may hold below them (rule 3). */
class CeilingTest {
    private static final Administration ADMIN = new Administration();

    static {
        Catalogue.create(ADMIN);
    }

    private final Tenant tenant = Tenant.create(ADMIN, "North");

    @AfterAll
    static void stop() {
        ADMIN.close();
    }

    private void resellersCeiling(String... permissions) {
        ADMIN.put(
                        ADMIN.operator,
                        "/resellers/" + tenant.reseller() + "/ceiling",
                        ceiling(permissions))
                .done();
    }

    @Test
    void newReseller_hasEveryPermissionThatIsNotSpecial() {
        assertThat(
                        ADMIN.get(tenant.staff(), "/resellers/" + tenant.reseller() + "/ceiling")
                                .done()
                                .texts("permissions"))
                .containsExactly("documents:read", "documents:write", "tickets:sign");
    }

    @Test
    void newReseller_ceilingAsGiven_unknownPermission_isInvalid() {
        ADMIN.post(
                        ADMIN.operator,
                        "/resellers",
                        Map.of("name", "West", "ceiling", List.of("documents:eat")))
                .invalid("ceiling");
    }

    @Test
    void newApplication_getsItsResellersCeilingWithoutSpecialPermissions() {
        resellersCeiling("documents:read", "users:manage");
        var application =
                ADMIN.post(
                                tenant.staff(),
                                "/applications",
                                Map.of("name", "New", "company", "New Ltd"))
                        .done()
                        .text("_id");
        assertThat(
                        ADMIN.get(tenant.staff(), "/applications/" + application + "/ceiling")
                                .done()
                                .texts("permissions"))
                .containsExactly("documents:read");
    }

    @Test
    void applicationsCeiling_beyondItsResellers_isInvalidAndNamesWhatIsOutside() {
        var refused =
                ADMIN.put(
                                tenant.staff(),
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
        ADMIN.put(tenant.staff(), tenant.path("/ceiling"), ceiling("users:manage")).done();
        assertThat(ADMIN.get(tenant.staff(), tenant.path("/ceiling")).texts("permissions"))
                .containsExactly("users:manage");
    }

    @Test
    void resellersCeiling_setByTheResellerItself_isForbidden() {
        ADMIN.put(
                        tenant.staff(),
                        "/resellers/" + tenant.reseller() + "/ceiling",
                        ceiling("users:manage"))
                .forbidden(RefusalCode.PERMISSION_MISSING);
    }

    @Test
    void role_beyondTheApplicationsCeiling_isInvalid_alsoForTheOperator() {
        ADMIN.put(tenant.staff(), tenant.path("/ceiling"), ceiling("documents:read")).done();
        var role = Map.of("name", "Writer", "permissions", List.of("documents:write"));
        assertThat(
                        ADMIN.post(tenant.staff(), tenant.path("/roles"), role)
                                .invalid("permissions")
                                .message())
                .contains("application's ceiling (North Lane)")
                .contains("steelyard applications get-ceiling " + tenant.application())
                .contains("documents:write");
        ADMIN.post(ADMIN.operator, tenant.path("/roles"), role).invalid("permissions");
    }

    @Test
    void role_withinTheApplicationsCeilingButBeyondItsResellers_isInvalid() {
        resellersCeiling("documents:read");
        assertThat(
                        ADMIN.post(
                                        tenant.staff(),
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
        ADMIN.put(tenant.staff(), tenant.path("/ceiling"), ceiling("documents:read")).done();
        var role = tenant.role(ADMIN, "Reader", "documents:read");
        ADMIN.patch(tenant.staff(), "/roles/" + role, ceiling("documents:read", "documents:write"))
                .invalid("permissions");
        assertThat(ADMIN.get(tenant.staff(), "/roles/" + role).texts("permissions"))
                .containsExactly("documents:read");
    }

    @Test
    void role_whosePermissionACeilingCutOff_canStillBeRenamed() {
        var role = tenant.role(ADMIN, "Writer", "documents:write");
        ADMIN.put(tenant.staff(), tenant.path("/ceiling"), ceiling("documents:read")).done();
        ADMIN.patch(tenant.staff(), "/roles/" + role, Map.of("name", "Once a writer")).done();
    }

    @Test
    void role_unknownPermission_isInvalid() {
        ADMIN.post(
                        tenant.staff(),
                        tenant.path("/roles"),
                        Map.of("name", "X", "permissions", List.of("documents:eat")))
                .invalid("permissions");
    }

    @Test
    void role_nameTaken_isInvalid_alsoInAnotherUnicodeForm() {
        tenant.role(ADMIN, "M\u00fcller");
        ADMIN.post(
                        tenant.staff(),
                        tenant.path("/roles"),
                        Map.of("name", "Mu\u0308ller", "permissions", List.of()))
                .invalid("name");
    }

    @Test
    void role_fromTemplate_copiesIt() {
        ADMIN.put(
                        ADMIN.operator,
                        "/templates/Weighbridge reader",
                        Map.of("description", "Reads", "permissions", List.of("documents:read")))
                .done();
        var role =
                ADMIN.post(
                                tenant.staff(),
                                tenant.path("/roles"),
                                Map.of("name", "Reader", "template", "Weighbridge reader"))
                        .done();
        assertThat(role.text("description")).isEqualTo("Reads");
        assertThat(role.texts("permissions")).containsExactly("documents:read");
        ADMIN.post(
                        tenant.staff(),
                        tenant.path("/roles"),
                        Map.of("name", "Other", "template", "No such"))
                .invalid("template");
        var cased = Map.of("name", "Cased", "template", "weighbridge READER");
        assertThat(
                        ADMIN.post(tenant.staff(), tenant.path("/roles"), cased)
                                .done()
                                .texts("permissions"))
                .isNotEmpty();
        var misspelt = Map.of("name", "Misspelt", "template", "weighbrige reader");
        assertThat(
                        ADMIN.post(tenant.staff(), tenant.path("/roles"), misspelt)
                                .invalid("template")
                                .message())
                .contains("did you mean Weighbridge reader?");
    }

    @Test
    void role_fromTemplateBeyondTheCeiling_isInvalid() {
        ADMIN.put(
                        ADMIN.operator,
                        "/templates/Manager",
                        Map.of("permissions", List.of("users:manage")))
                .done();
        ADMIN.post(
                        tenant.staff(),
                        tenant.path("/roles"),
                        Map.of("name", "Manager", "template", "Manager"))
                .invalid("permissions");
    }

    private String writer() {
        return tenant.role(ADMIN, "Writer", "documents:read", "documents:write");
    }

    private static List<String> cut(Result answer) {
        return answer.objects("roles").stream()
                .map(
                        role ->
                                role.text("name")
                                        + " -"
                                        + role.texts("cut")
                                        + " +"
                                        + role.texts("restored"))
                .toList();
    }

    @Test
    void applicationsCeiling_lowered_answerAndRoleNameWhatIsStruckOut_raisedItComesBack() {
        var role = writer();
        tenant.role(ADMIN, "Reader", "documents:read");
        var lowered =
                ADMIN.put(tenant.staff(), tenant.path("/ceiling"), ceiling("documents:read"))
                        .done();
        assertThat(cut(lowered)).containsExactly("Writer -[documents:write] +[]");
        var struck = ADMIN.get(tenant.staff(), "/roles/" + role);
        assertThat(struck.texts("permissions"))
                .containsExactly("documents:read", "documents:write");
        assertThat(struck.texts("blocked_by_ceiling")).containsExactly("documents:write");
        var raised =
                ADMIN.put(
                                tenant.staff(),
                                tenant.path("/ceiling"),
                                ceiling("documents:read", "documents:write"))
                        .done();
        assertThat(cut(raised)).containsExactly("Writer -[] +[documents:write]");
    }

    @Test
    void ceiling_dryRun_saysWhatWouldBeCut_andWritesNothing() {
        writer();
        var path = tenant.path("/ceiling");
        var before = ADMIN.get(tenant.staff(), path).texts("permissions");
        var tried =
                ADMIN.put(tenant.staff(), path + "?dry_run=true", ceiling("documents:read")).done();
        assertThat(cut(tried)).containsExactly("Writer -[documents:write] +[]");
        assertThat(ADMIN.get(tenant.staff(), path).texts("permissions")).isEqualTo(before);
        ADMIN.put(tenant.staff(), path + "?dry_run=true", ceiling("documents:read", "users:manage"))
                .invalid("permissions");
    }

    @Test
    void resellersCeiling_lowered_rolesAcrossItsApplications_notThoseCutAlready() {
        writer();
        var other = Tenant.create(ADMIN, "South");
        other.role(ADMIN, "Writer", "documents:write");
        var cutAlready =
                ADMIN.post(
                                tenant.staff(),
                                "/applications",
                                Map.of("name", "Second", "company", "Second Ltd"))
                        .done()
                        .text("_id");
        ADMIN.post(
                        tenant.staff(),
                        "/applications/" + cutAlready + "/roles",
                        Map.of("name", "Cut", "permissions", List.of("documents:write")))
                .done();
        ADMIN.put(
                        tenant.staff(),
                        "/applications/" + cutAlready + "/ceiling",
                        ceiling("documents:read"))
                .done();
        var path = "/resellers/" + tenant.reseller() + "/ceiling";
        var tried =
                ADMIN.put(ADMIN.operator, path + "?dry_run=true", ceiling("documents:read")).done();
        assertThat(cut(tried)).containsExactly("Writer -[documents:write] +[]");
        assertThat(tried.members().number("more_roles")).isZero();
        assertThat(ADMIN.get(ADMIN.operator, path).texts("permissions"))
                .contains("documents:write");
    }
}
