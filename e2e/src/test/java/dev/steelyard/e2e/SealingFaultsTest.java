package dev.steelyard.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.e2e.client.AuditTool;
import dev.steelyard.e2e.client.ManagementCaller;
import dev.steelyard.e2e.client.Provider;
import dev.steelyard.e2e.http.Http;
import dev.steelyard.e2e.step.Steps;
import dev.steelyard.testkit.Databases;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Killed again and again while it seals all the time: what was acknowledged is under one seal. */
class SealingFaultsTest {
    private static final int KILLS = 3;
    private static final int ACTS = 40;
    private static final String ALL_THE_TIME = "audit.seal_every=5ms";

    private final Http http = new Http();

    @Test
    void killedOnSqlite_everyActIsSealedOnce() {
        killed(null);
    }

    @Test
    void killedOnPostgres_everyActIsSealedOnce() throws IOException {
        try (var postgres = Databases.server()) {
            killed("postgresql://postgres:postgres@localhost:" + postgres.getPort() + "/postgres");
        }
    }

    private void killed(@Nullable String databaseUrl) {
        try (var instance = Instance.prepare(0, 0, databaseUrl)) {
            var roles = new ArrayList<String>();
            for (int round = 0; round < KILLS; round++) {
                instance.startServer(ALL_THE_TIME);
                roles.addAll(act(instance, round));
                instance.killServer();
            }
            instance.startServer(ALL_THE_TIME);
            assertThat(sealed(instance, roles)).containsExactlyElementsOf(roles);
        }
    }

    /** Ids of roles whose making was acknowledged. */
    private List<String> act(Instance instance, int round) {
        var provider = Provider.discover(http, instance.issuer());
        var reseller = ManagementCaller.of(http, provider, instance.demo(), "reseller");
        var path = "/applications/" + instance.demo().get("application") + "/roles";
        var made = new ArrayList<String>();
        for (int i = 0; i < ACTS; i++) {
            var role = Map.of("name", "Role " + round + " " + i, "permissions", List.of());
            made.add(reseller.post(path, role).expect(201).text("_id"));
        }
        return made;
    }

    /** Of these roles, those that the verified export tells of, as often as it does. */
    private static List<String> sealed(Instance instance, List<String> roles) {
        try (var tool = new AuditTool(instance.demo())) {
            var made = Pattern.compile("\"action\":\"role.create\".*\"subject\":\"role:(\\w+)\"");
            for (int tries = 0; ; tries++) {
                var exported = tool.export("operator");
                assertThat(exported.code()).as(exported.out()).isZero();
                var seen =
                        made.matcher(tool.text())
                                .results()
                                .map(found -> found.group(1))
                                .filter(roles::contains)
                                .toList();
                if (seen.size() >= roles.size() || tries == 120) {
                    var verified = tool.verify();
                    assertThat(verified.code()).as(verified.out()).isZero();
                    return seen;
                }
                Steps.pause(500);
            }
        }
    }
}
