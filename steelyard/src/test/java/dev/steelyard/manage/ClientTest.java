package dev.steelyard.manage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.testkit.Databases;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Clients of applications, and of the management API, with tokens that they get. */
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

    @Test
    void confidential_getsItsFirstSecretAndApiKeyOnce() {
        var made = tenant.client(STEELYARD);
        assertThat(made.text("client_secret")).startsWith("sy_sk_");
        assertThat(made.text("api_key")).startsWith("sy_ak_");
        assertThat(made.header("location")).isEqualTo("/api/v1/clients/" + made.text("_id"));
        assertThat(made.header("cache-control")).isEqualTo("no-store");
        var again = STEELYARD.get(tenant.token(), "/clients/" + made.text("_id")).expect(200);
        assertThat(again.response().body()).doesNotContain("sy_sk_").doesNotContain("sy_ak_");
        STEELYARD.token(made.text("_id"), made.text("client_secret")).expect(200);
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
}
