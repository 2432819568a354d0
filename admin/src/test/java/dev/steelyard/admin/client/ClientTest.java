package dev.steelyard.admin.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.admin.running.Administration;
import dev.steelyard.admin.running.Catalogue;
import dev.steelyard.admin.running.Result;
import dev.steelyard.admin.running.Tenant;
import dev.steelyard.domain.permission.ManagementPermission;
import dev.steelyard.domain.refusal.RefusalCode;
import dev.steelyard.domain.reseller.Authority;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Clients of applications, and of the management API. */
class ClientTest {
    private static final Administration ADMIN = new Administration();

    static {
        Catalogue.create(ADMIN);
    }

    private final Tenant tenant = Tenant.create(ADMIN, "North");

    @AfterAll
    static void stop() {
        ADMIN.close();
    }

    private static Map<String, Object> confidential(Object... more) {
        return client("confidential", List.of("client_credentials"), more);
    }

    private static Map<String, Object> browser(Object... more) {
        return client("public", List.of("authorization_code"), more);
    }

    private static Map<String, Object> client(String type, List<String> grants, Object... more) {
        var client = new HashMap<String, Object>();
        client.put("name", "Client");
        client.put("type", type);
        client.put("grant_types", grants);
        if (grants.contains("authorization_code")) {
            client.put("redirect_uris", List.of("https://app.example.com/callback"));
        }
        for (int i = 0; i < more.length; i += 2) {
            client.put((String) more[i], more[i + 1]);
        }
        return client;
    }

    private Result make(Map<String, Object> client) {
        return ADMIN.post(tenant.staff(), tenant.path("/clients"), client);
    }

    @Test
    void publicClient_getsNoSecretAndNoApiKey_andNoneLater() {
        var made = make(browser("origins", List.of("https://app.example.com"))).done();
        assertThat(made.written()).doesNotContain("sy_");
        var path = "/clients/" + made.text("_id");
        ADMIN.post(tenant.staff(), path + "/secrets", Map.of()).invalid("client");
        ADMIN.post(tenant.staff(), path + "/api-keys", Map.of()).invalid("client");
    }

    @Test
    void publicClient_clientCredentials_isInvalid() {
        make(client("public", List.of("client_credentials"))).invalid("grant_types");
    }

    @Test
    void noGrantType_isInvalid() {
        make(client("confidential", List.of())).invalid("grant_types");
    }

    @Test
    void refreshTokenWithoutAuthorizationCode_isInvalid() {
        make(client("confidential", List.of("client_credentials", "refresh_token")))
                .invalid("grant_types");
    }

    @Test
    void deviceWithoutRedirectUri_isMade_andMayRefresh() {
        var device = "urn:ietf:params:oauth:grant-type:device_code";
        var made = make(client("public", List.of(device, "refresh_token"))).done();
        assertThat(made.texts("redirect_uris")).isEmpty();
    }

    @Test
    void authorizationCodeWithoutRedirectUri_isInvalid_alsoByChange() {
        make(browser("redirect_uris", List.of())).invalid("redirect_uris");
        var id = make(browser()).done().text("_id");
        ADMIN.patch(tenant.staff(), "/clients/" + id, Map.of("redirect_uris", List.of()))
                .invalid("redirect_uris");
    }

    @Test
    void badUris_areInvalidAndNameTheMember() {
        make(browser("redirect_uris", List.of("http://evil.example/"))).invalid("redirect_uris");
        make(browser("post_logout_redirect_uris", List.of("javascript:alert(1)")))
                .invalid("post_logout_redirect_uris");
        make(browser("origins", List.of("https://app.example.com/"))).invalid("origins");
        make(client(
                        "confidential",
                        List.of("authorization_code"),
                        "redirect_uris",
                        List.of("com.example.app:/callback")))
                .invalid("redirect_uris");
    }

    @Test
    void logoutUris_areKeptAndTakenAway_andNoOthersThanMayBeCalled() {
        var made =
                make(browser(
                                "backchannel_logout_uri",
                                "https://api.example.com/out",
                                "backchannel_logout_session_required",
                                true,
                                "frontchannel_logout_uri",
                                "https://app.example.com:443/frame?a=b"))
                        .done();
        var path = "/clients/" + made.text("_id");
        var kept = ADMIN.get(tenant.staff(), path).done();
        assertThat(kept.text("backchannel_logout_uri")).isEqualTo("https://api.example.com/out");
        assertThat(kept.flag("backchannel_logout_session_required")).isTrue();
        assertThat(kept.text("frontchannel_logout_uri"))
                .isEqualTo("https://app.example.com:443/frame?a=b");
        var emptied = ADMIN.patch(tenant.staff(), path, Map.of("backchannel_logout_uri", ""));
        assertThat(emptied.done().text("backchannel_logout_uri")).isEmpty();

        for (var bad : List.of("http://localhost/out", "https://u@app.example.com/", "/out", "x")) {
            make(browser("backchannel_logout_uri", bad)).invalid("backchannel_logout_uri");
        }
        for (var bad :
                List.of(
                        "https://other.example/frame",
                        "http://app.example.com/frame",
                        "https://app.example.com:8443/frame",
                        "https://app.example.com.evil.example/frame")) {
            make(browser("frontchannel_logout_uri", bad)).invalid("frontchannel_logout_uri");
        }
    }

    @Test
    void pkceExemption_isTheOperatorsAndForConfidentialClientsOnly() {
        var code = List.of("authorization_code");
        make(client("confidential", code, "require_pkce", false))
                .forbidden(RefusalCode.OPERATOR_ONLY);
        make(browser("require_pkce", false)).invalid("require_pkce");
        ADMIN.post(ADMIN.operator, tenant.path("/clients"), browser("require_pkce", false))
                .invalid("require_pkce");
        var id =
                ADMIN.post(
                                ADMIN.operator,
                                tenant.path("/clients"),
                                client("confidential", code, "require_pkce", false))
                        .done()
                        .text("_id");
        // What the operator exempted stays so while its reseller changes something else.
        ADMIN.patch(tenant.staff(), "/clients/" + id, Map.of("name", "Other")).done();
        ADMIN.patch(tenant.staff(), "/clients/" + id, Map.of("require_pkce", true)).done();
        ADMIN.patch(tenant.staff(), "/clients/" + id, Map.of("require_pkce", false))
                .forbidden(RefusalCode.OPERATOR_ONLY);
    }

    @Test
    void skipConsent_isTheOperators() {
        make(browser("skip_consent", true)).forbidden(RefusalCode.OPERATOR_ONLY);
        var id = make(browser()).done().text("_id");
        ADMIN.patch(tenant.staff(), "/clients/" + id, Map.of("skip_consent", true))
                .forbidden(RefusalCode.OPERATOR_ONLY);
        ADMIN.patch(ADMIN.operator, "/clients/" + id, Map.of("skip_consent", true)).done();
    }

    @Test
    void idTokenAlgorithm_none_isInvalid() {
        make(confidential("id_token_algorithm", "none")).invalid("id_token_algorithm");
        make(confidential("id_token_algorithm", "HS256")).invalid("id_token_algorithm");
        make(confidential("id_token_algorithm", "ES256")).done();
    }

    @Test
    void roleOfAnotherApplication_isInvalid_likeOneThatIsUnknown() {
        var other = Tenant.create(ADMIN, "South");
        var foreign = other.role(ADMIN, "Reader", "documents:read");
        var refused = make(confidential("roles", List.of(foreign))).invalid("roles");
        var unknown = make(confidential("roles", List.of("f".repeat(24)))).invalid("roles");
        assertThat(refused.message()).isEqualTo(unknown.message());
        var id = make(confidential()).done().text("_id");
        ADMIN.patch(tenant.staff(), "/clients/" + id, Map.of("roles", List.of(foreign)))
                .invalid("roles");
    }

    @Test
    void roleWithNothingForClients_isInvalidForClientsAndNamed() {
        var signing = tenant.role(ADMIN, "Signer", "tickets:sign");
        assertThat(make(confidential("roles", List.of(signing))).invalid("roles").message())
                .contains("Signer");
        var mixed = tenant.role(ADMIN, "Mixed", "tickets:sign", "documents:read");
        make(confidential("roles", List.of(mixed))).done();
    }

    @Test
    void typeAndApplication_neverChange() {
        var id = make(confidential()).done().text("_id");
        ADMIN.patch(tenant.staff(), "/clients/" + id, Map.of("type", "public")).invalid("type");
        ADMIN.patch(tenant.staff(), "/clients/" + id, Map.of("application", "x"))
                .invalid("application");
    }

    @Test
    void managementClient_ofResellerWithAnOperatorsPermission_isInvalid() {
        ADMIN.post(
                        ADMIN.operator,
                        "/management-clients",
                        Map.of(
                                "name",
                                "CI",
                                "authority",
                                tenant.reseller(),
                                "permissions",
                                List.of("manage.platform:write")))
                .invalid("permissions");
    }

    @Test
    void managementClient_beyondItsMakersPermissions_isForbidden() {
        var weak =
                ADMIN.actor(
                        new Authority.Operator(),
                        EnumSet.of(
                                ManagementPermission.CLIENTS_READ,
                                ManagementPermission.CLIENTS_WRITE));
        ADMIN.post(
                        weak,
                        "/management-clients",
                        Map.of(
                                "name",
                                "CI",
                                "authority",
                                "operator",
                                "permissions",
                                List.of("manage.clients:read", "manage.staff:write")))
                .forbidden(RefusalCode.BEYOND_OWN);
    }

    @Test
    void managementClient_secretByWhoeverHoldsLess_isForbidden() {
        var strong =
                ADMIN.post(
                                ADMIN.operator,
                                "/management-clients",
                                Map.of(
                                        "name",
                                        "Strong",
                                        "authority",
                                        "operator",
                                        "permissions",
                                        List.of("manage.staff:write")))
                        .done()
                        .text("_id");
        var weak =
                ADMIN.actor(
                        new Authority.Operator(), EnumSet.of(ManagementPermission.CLIENTS_WRITE));
        ADMIN.post(weak, "/clients/" + strong + "/secrets", Map.of())
                .forbidden(RefusalCode.BEYOND_OWN);
        ADMIN.post(weak, "/clients/" + strong + "/revive", Map.of())
                .forbidden(RefusalCode.BEYOND_OWN);
        ADMIN.post(ADMIN.operator, "/clients/" + strong + "/secrets", Map.of()).done();
    }

    @Test
    void builtInClient_cantBeChanged() {
        ADMIN.patch(ADMIN.operator, "/clients/000000000000000000000002", Map.of("name", "Mine"))
                .forbidden(RefusalCode.BUILT_IN);
    }
}
