package dev.steelyard.manage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.domain.permission.ManagementPermission;
import dev.steelyard.domain.reseller.Authority;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Clients of applications, and of the management API. */
class ClientTest {
    private static final Steelyard STEELYARD = new Steelyard(Databases.sqlite());

    static {
        Platform.make(STEELYARD);
    }

    private final Tenant tenant = Tenant.make(STEELYARD, "North");

    @AfterAll
    static void stop() {
        STEELYARD.close();
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

    private Answered make(Map<String, Object> client) {
        return STEELYARD.post(tenant.token(), tenant.path("/clients"), client);
    }

    @Test
    void confidential_getsItsFirstSecretAndApiKeyOnce() {
        var made = make(confidential()).expect(201);
        assertThat(made.text("client_secret")).startsWith("sy_sk_");
        assertThat(made.text("api_key")).startsWith("sy_ak_");
        assertThat(made.header("location")).isEqualTo("/api/v1/clients/" + made.text("_id"));
        assertThat(made.header("cache-control")).isEqualTo("no-store");
        var again = STEELYARD.get(tenant.token(), "/clients/" + made.text("_id")).expect(200);
        assertThat(again.response().body()).doesNotContain("sy_sk_").doesNotContain("sy_ak_");
        STEELYARD.token(made.text("_id"), made.text("client_secret")).expect(200);
    }

    @Test
    void publicClient_getsNoSecretAndNoApiKey_andNoneLater() {
        var made = make(browser("origins", List.of("https://app.example.com"))).expect(201);
        assertThat(made.response().body()).doesNotContain("sy_");
        var path = "/clients/" + made.text("_id");
        STEELYARD.post(tenant.token(), path + "/secrets", Map.of()).invalid("client");
        STEELYARD.post(tenant.token(), path + "/api-keys", Map.of()).invalid("client");
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
        var made = make(client("public", List.of(device, "refresh_token"))).expect(201);
        assertThat(made.json().get("redirect_uris")).isEmpty();
    }

    @Test
    void authorizationCodeWithoutRedirectUri_isInvalid_alsoByChange() {
        make(browser("redirect_uris", List.of())).invalid("redirect_uris");
        var id = make(browser()).expect(201).text("_id");
        STEELYARD
                .patch(tenant.token(), "/clients/" + id, Map.of("redirect_uris", List.of()))
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
                        .expect(201);
        var path = "/clients/" + made.text("_id");
        var kept = STEELYARD.get(tenant.token(), path).expect(200);
        assertThat(kept.text("backchannel_logout_uri")).isEqualTo("https://api.example.com/out");
        assertThat(kept.json().get("backchannel_logout_session_required").booleanValue()).isTrue();
        assertThat(kept.text("frontchannel_logout_uri"))
                .isEqualTo("https://app.example.com:443/frame?a=b");
        var emptied = STEELYARD.patch(tenant.token(), path, Map.of("backchannel_logout_uri", ""));
        assertThat(emptied.expect(200).text("backchannel_logout_uri")).isEmpty();

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
        make(client("confidential", code, "require_pkce", false)).refused(403, "operator_only");
        make(browser("require_pkce", false)).invalid("require_pkce");
        STEELYARD
                .post(STEELYARD.operator, tenant.path("/clients"), browser("require_pkce", false))
                .invalid("require_pkce");
        var id =
                STEELYARD
                        .post(
                                STEELYARD.operator,
                                tenant.path("/clients"),
                                client("confidential", code, "require_pkce", false))
                        .expect(201)
                        .text("_id");
        // What the operator exempted stays so while its reseller changes something else.
        STEELYARD.patch(tenant.token(), "/clients/" + id, Map.of("name", "Other")).expect(200);
        STEELYARD.patch(tenant.token(), "/clients/" + id, Map.of("require_pkce", true)).expect(200);
        STEELYARD
                .patch(tenant.token(), "/clients/" + id, Map.of("require_pkce", false))
                .refused(403, "operator_only");
    }

    @Test
    void skipConsent_isTheOperators() {
        make(browser("skip_consent", true)).refused(403, "operator_only");
        var id = make(browser()).expect(201).text("_id");
        STEELYARD
                .patch(tenant.token(), "/clients/" + id, Map.of("skip_consent", true))
                .refused(403, "operator_only");
        STEELYARD
                .patch(STEELYARD.operator, "/clients/" + id, Map.of("skip_consent", true))
                .expect(200);
    }

    @Test
    void idTokenAlgorithm_none_isInvalid() {
        make(confidential("id_token_algorithm", "none")).invalid("id_token_algorithm");
        make(confidential("id_token_algorithm", "HS256")).invalid("id_token_algorithm");
        make(confidential("id_token_algorithm", "ES256")).expect(201);
    }

    @Test
    void roleOfAnotherApplication_isInvalid_likeOneThatIsUnknown() {
        var other = Tenant.make(STEELYARD, "South");
        var foreign = other.role(STEELYARD, "Reader", "documents:read");
        var refused = make(confidential("roles", List.of(foreign))).invalid("roles");
        var unknown = make(confidential("roles", List.of("f".repeat(24)))).invalid("roles");
        assertThat(refused.message()).isEqualTo(unknown.message());
        var id = make(confidential()).expect(201).text("_id");
        STEELYARD
                .patch(tenant.token(), "/clients/" + id, Map.of("roles", List.of(foreign)))
                .invalid("roles");
    }

    @Test
    void roleWithNothingForClients_isInvalidForClientsAndNamed() {
        var signing = tenant.role(STEELYARD, "Signer", "tickets:sign");
        assertThat(make(confidential("roles", List.of(signing))).invalid("roles").message())
                .contains("Signer");
        var mixed = tenant.role(STEELYARD, "Mixed", "tickets:sign", "documents:read");
        make(confidential("roles", List.of(mixed))).expect(201);
    }

    @Test
    void suspended_getsNoToken_untilRevived() {
        var made = tenant.client(STEELYARD);
        var path = "/clients/" + made.text("_id");
        STEELYARD.post(tenant.token(), path + "/suspend", Map.of()).expect(200);
        STEELYARD.token(made.text("_id"), made.text("client_secret")).expect(401);
        STEELYARD.call(tenant.token(), "POST", path + "/revive", null).expect(200);
        STEELYARD.token(made.text("_id"), made.text("client_secret")).expect(200);
    }

    @Test
    void typeAndApplication_neverChange() {
        var id = make(confidential()).expect(201).text("_id");
        STEELYARD.patch(tenant.token(), "/clients/" + id, Map.of("type", "public")).invalid("type");
        STEELYARD
                .patch(tenant.token(), "/clients/" + id, Map.of("application", "x"))
                .invalid("application");
    }

    @Test
    void managementClient_isTheOperatorsToMake() {
        var command =
                Map.of(
                        "name",
                        "CI",
                        "authority",
                        tenant.reseller(),
                        "permissions",
                        List.of("manage.clients:read"));
        STEELYARD
                .post(tenant.token(), "/management-clients", command)
                .refused(403, "operator_only");
        STEELYARD.get(tenant.token(), "/management-clients").refused(403, "operator_only");
        var made = STEELYARD.post(STEELYARD.operator, "/management-clients", command).expect(201);
        assertThat(made.text("client_secret")).startsWith("sy_sk_");
        assertThat(made.json().has("api_key")).isFalse();
        var token =
                STEELYARD.token(made.text("_id"), made.text("client_secret")).text("access_token");
        var who = STEELYARD.get(token, "/whoami").expect(200);
        assertThat(who.text("authority")).isEqualTo(tenant.reseller());
        assertThat(who.texts("permissions")).containsExactly("manage.clients:read");
        // Its own reseller can't see it.
        STEELYARD.get(tenant.token(), "/clients/" + made.text("_id")).refused(404, "not_found");
    }

    @Test
    void managementClient_ofResellerWithAnOperatorsPermission_isInvalid() {
        STEELYARD
                .post(
                        STEELYARD.operator,
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
                STEELYARD.token(
                        new Authority.Operator(),
                        EnumSet.of(
                                ManagementPermission.CLIENTS_READ,
                                ManagementPermission.CLIENTS_WRITE));
        STEELYARD
                .post(
                        weak,
                        "/management-clients",
                        Map.of(
                                "name",
                                "CI",
                                "authority",
                                "operator",
                                "permissions",
                                List.of("manage.clients:read", "manage.staff:write")))
                .refused(403, "beyond_own");
    }

    @Test
    void managementClient_secretByWhoeverHoldsLess_isForbidden() {
        var strong =
                STEELYARD
                        .post(
                                STEELYARD.operator,
                                "/management-clients",
                                Map.of(
                                        "name",
                                        "Strong",
                                        "authority",
                                        "operator",
                                        "permissions",
                                        List.of("manage.staff:write")))
                        .expect(201)
                        .text("_id");
        var weak =
                STEELYARD.token(
                        new Authority.Operator(), EnumSet.of(ManagementPermission.CLIENTS_WRITE));
        STEELYARD
                .post(weak, "/clients/" + strong + "/secrets", Map.of())
                .refused(403, "beyond_own");
        STEELYARD.post(weak, "/clients/" + strong + "/revive", Map.of()).refused(403, "beyond_own");
        STEELYARD.post(STEELYARD.operator, "/clients/" + strong + "/secrets", Map.of()).expect(201);
    }

    @Test
    void builtInClient_cantBeChanged() {
        STEELYARD
                .patch(
                        STEELYARD.operator,
                        "/clients/000000000000000000000002",
                        Map.of("name", "Mine"))
                .refused(403, "built_in");
    }
}
