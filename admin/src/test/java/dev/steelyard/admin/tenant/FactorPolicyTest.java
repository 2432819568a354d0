package dev.steelyard.admin.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.admin.operation.Actor;
import dev.steelyard.admin.operation.Outcome;
import dev.steelyard.admin.running.Administration;
import dev.steelyard.admin.running.Catalogue;
import dev.steelyard.admin.running.People;
import dev.steelyard.admin.running.Tenant;
import dev.steelyard.domain.audit.AuditOrigin;
import dev.steelyard.domain.refusal.RefusalCode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** The policies of applications and resource servers on second factors. */
class FactorPolicyTest {
    private static final Administration ADMIN = new Administration();

    static {
        Catalogue.create(ADMIN);
    }

    private final Tenant tenant = Tenant.create(ADMIN, "South");

    @AfterAll
    static void stop() {
        ADMIN.close();
    }

    private static Map<String, Object> policy(String policy) {
        return Map.of("second_factor", policy);
    }

    private static Optional<Instant> since(String id) {
        return ADMIN.store().read(tx -> tx.factorPolicies().since(id));
    }

    @Test
    void staffOfTheReseller_setTheirApplications_withTheTimeOfTheDemandAndAnAuditEvent() {
        var path = tenant.path("");
        assertThat(ADMIN.get(tenant.staff(), path).done().text("second_factor")).isEqualTo("off");
        ADMIN.patch(tenant.staff(), path, policy("required")).done();
        var demanded = ADMIN.clock.instant();
        assertThat(since(tenant.application())).contains(demanded);

        ADMIN.clock.move(Duration.ofMinutes(1));
        var stricter = ADMIN.patch(tenant.staff(), path, policy("phishing_resistant")).done();
        assertThat(stricter.text("second_factor")).isEqualTo("phishing_resistant");
        assertThat(since(tenant.application())).contains(demanded);
        var event = ADMIN.get(tenant.staff(), "/audit?type=application").done().data().getFirst();
        assertThat(event.text("action")).isEqualTo("application.update");
        assertThat(event.values().toString())
                .contains("second_factor", "required", "phishing_resistant");

        var other = Tenant.create(ADMIN, "Other");
        ADMIN.patch(other.staff(), path, policy("off")).missing();
    }

    @Test
    void newApplication_demandsAFactorFromItsFirstMomentOn() {
        var made =
                ADMIN.post(
                                tenant.staff(),
                                "/applications",
                                Map.of(
                                        "name",
                                        "Lane",
                                        "company",
                                        "Lane Ltd",
                                        "second_factor",
                                        "required"))
                        .done();
        assertThat(since(made.text("_id"))).contains(ADMIN.clock.instant());
    }

    @Test
    void relaxedOrTightened_byALoginThatIsTooOld_refused() {
        var old =
                Actor.user(
                        People.user(ADMIN, "old@example.com"),
                        tenant.authority(),
                        Tenant.ALL,
                        AuditOrigin.SYSTEM,
                        ADMIN.clock.instant().minus(Duration.ofHours(1)));
        for (var value : List.of("offered", "required")) {
            assertThat(ADMIN.patch(old, tenant.path(""), policy(value)).outcome())
                    .isInstanceOf(Outcome.LoginTooOld.class);
        }
    }

    @Test
    void resourceServer_isSetByTheOperatorOnly_andTheBuiltInOneByItsSetting() {
        var servers = ADMIN.get(ADMIN.operator, "/resource-servers").done().data();
        for (var server : servers) {
            var path = "/resource-servers/" + server.text("_id");
            ADMIN.patch(tenant.staff(), path, policy("off"))
                    .forbidden(RefusalCode.PERMISSION_MISSING);
            if (server.flag("built_in")) {
                ADMIN.patch(ADMIN.operator, path, policy("off")).forbidden(RefusalCode.BUILT_IN);
            } else {
                var set = ADMIN.patch(ADMIN.operator, path, policy("required")).done();
                assertThat(set.text("second_factor")).isEqualTo("required");
                assertThat(since(server.text("_id"))).contains(ADMIN.clock.instant());
                assertThat(ADMIN.patch(ADMIN.operator, path, policy("maybe")).outcome())
                        .isInstanceOf(Outcome.Invalid.class);
            }
        }
        assertThat(servers).hasSizeGreaterThan(1);
    }
}
