package dev.steelyard.manage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.testkit.Databases;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the operator exempted from consent or PKCE is the operator's: nobody else can turn it. */
class ExemptedClientTest {
    private static final Steelyard STEELYARD = new Steelyard(Databases.sqlite());

    static {
        Platform.make(STEELYARD);
    }

    private final Tenant tenant = Tenant.make(STEELYARD, "North");

    @AfterAll
    static void stop() {
        STEELYARD.close();
    }

    private String client(String setting, boolean value) {
        var client = new HashMap<String, Object>();
        client.put("name", "Trusted");
        client.put("type", "confidential");
        client.put("grant_types", List.of("authorization_code"));
        client.put("redirect_uris", List.of("https://app.example.com/callback"));
        client.put(setting, value);
        return "/clients/"
                + STEELYARD
                        .post(STEELYARD.operator, tenant.path("/clients"), client)
                        .expect(201)
                        .text("_id");
    }

    private void refused(String path, Map<String, Object> patch) {
        var refused = STEELYARD.patch(tenant.token(), path, patch).refused(403, "operator_only");
        assertThat(refused.message()).contains("operator must lift");
    }

    @ParameterizedTest
    @CsvSource({"skip_consent, true", "require_pkce, false"})
    void reseller_cantSendItElsewhere_norMakeItsCredentials(String setting, boolean value) {
        var path = client(setting, value);
        var evil = List.of("https://evil.example.com/");
        refused(path, Map.of("redirect_uris", List.of("https://evil.example.com/callback")));
        refused(path, Map.of("post_logout_redirect_uris", evil));
        refused(path, Map.of("origins", List.of("https://evil.example.com")));
        refused(path, Map.of("grant_types", List.of("authorization_code", "client_credentials")));
        for (var below : List.of("/secrets", "/api-keys")) {
            STEELYARD.post(tenant.token(), path + below, Map.of()).refused(403, "operator_only");
            STEELYARD.post(STEELYARD.operator, path + below, Map.of()).expect(201);
        }
        STEELYARD
                .patch(
                        STEELYARD.operator,
                        path,
                        Map.of("redirect_uris", List.of("https://new.example.com/callback")))
                .expect(200);
    }

    @Test
    void reseller_mayRenameSuspendReviveAndRevoke() {
        var path = client("skip_consent", true);
        STEELYARD.patch(tenant.token(), path, Map.of("name", "Other")).expect(200);
        STEELYARD.post(tenant.token(), path + "/suspend", Map.of()).expect(200);
        STEELYARD.post(tenant.token(), path + "/revive", Map.of()).expect(200);
        for (var below : List.of("/secrets", "/api-keys")) {
            var listed = STEELYARD.get(tenant.token(), path + below).expect(200);
            var id = listed.json().path("data").get(0).path("_id").asString();
            var soon = STEELYARD.clock.instant().plusSeconds(60).toString();
            var at = path + below + "/" + id;
            STEELYARD.patch(tenant.token(), at, Map.of("expires", soon)).expect(200);
            var later = STEELYARD.clock.instant().plusSeconds(600).toString();
            STEELYARD
                    .patch(tenant.token(), at, Map.of("expires", later))
                    .refused(403, "operator_only");
            STEELYARD.delete(tenant.token(), at).expect(200);
        }
    }

    @Test
    void exemptionLifted_isTheResellersAgain() {
        var path = client("skip_consent", true);
        STEELYARD.patch(STEELYARD.operator, path, Map.of("skip_consent", false)).expect(200);
        STEELYARD
                .patch(
                        tenant.token(),
                        path,
                        Map.of("redirect_uris", List.of("https://new.example.com/callback")))
                .expect(200);
        STEELYARD.post(tenant.token(), path + "/secrets", Map.of()).expect(201);
    }
}
