package dev.steelyard.manage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.admin.operation.Actor;
import dev.steelyard.domain.change.ChangeKey;
import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.permission.ManagementPermission;
import dev.steelyard.operations.client.ClientOperations.NewManagementClient;
import dev.steelyard.testkit.Database;
import dev.steelyard.testkit.domain.ClientBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** POST with an Idempotency-Key. */
@ParameterizedClass
@EnumSource(Database.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init")
class RepeatTest {
    private static final int MANY = 20;
    private static final String SECRETS = "/secrets";

    @Parameter Database database;
    private Steelyard steelyard;
    private Tenant tenant;

    @BeforeParameterizedClassInvocation
    void begin() {
        steelyard = new Steelyard(database.url());
        Platform.make(steelyard);
        tenant = Tenant.make(steelyard, "North");
    }

    @AfterParameterizedClassInvocation
    void stop() {
        steelyard.close();
    }

    private Answered post(String token, String path, Object body, String key) {
        return steelyard.call(token, "POST", path, body, "idempotency-key", key);
    }

    private int secrets(String client) {
        return steelyard
                .get(tenant.token(), client + SECRETS)
                .expect(200)
                .json()
                .path("data")
                .size();
    }

    private String client() {
        return "/clients/" + tenant.client(steelyard).text("_id");
    }

    @Test
    void oneKeyByTwentyAtOnce_oneSecretIsMade_theOthersGetTheSameAnswerOr409() throws Exception {
        var client = client();
        var answers = atOnce(() -> post(tenant.token(), client + SECRETS, Map.of(), "crowd"));

        assertThat(secrets(client)).isEqualTo(2);
        assertThat(answers).filteredOn(one -> one.json().has("client_secret")).hasSize(1);
        for (var answer : answers) {
            if (answer.status() == 409) {
                answer.refused(409, "idempotency_key_in_use");
                assertThat(answer.header("retry-after")).isEqualTo("1");
            } else {
                answer.expect(201);
            }
        }
        var again = post(tenant.token(), client + SECRETS, Map.of(), "crowd").expect(201);
        assertThat(again.header("idempotency-replayed")).isEqualTo("true");
        assertThat(again.header("location")).endsWith(again.text("_id"));
    }

    @Test
    void oneKeyByTwentyAtOnce_forDifferentThings_oneIsDone() throws Exception {
        var names = new AtomicInteger();
        var answers =
                atOnce(
                        () ->
                                post(
                                        tenant.token(),
                                        tenant.path("/roles"),
                                        Map.of(
                                                "name",
                                                "Role " + names.incrementAndGet(),
                                                "permissions",
                                                List.of()),
                                        "different"));
        assertThat(answers).filteredOn(one -> one.status() == 201).hasSize(1);
        assertThat(answers).extracting(Answered::status).isSubsetOf(201, 409, 422);
    }

    @Test
    void refused_leavesTheKeyFree() {
        var path = tenant.path("/roles");
        var wrong = Map.of("name", "Mended", "permissions", List.of("no:such"));
        post(tenant.token(), path, wrong, "mended").refused(400, "invalid");
        var right = Map.of("name", "Mended", "permissions", List.of());
        assertThat(post(tenant.token(), path, right, "mended").expect(201).json().has("replayed"))
                .isFalse();
    }

    @Test
    void anotherCallerOrAuthority_hasKeysOfItsOwn() {
        var path = tenant.path("/roles");
        var mine = Map.of("name", "Mine", "permissions", List.of());
        var theirs = Map.of("name", "Theirs", "permissions", List.of());
        post(tenant.token(), path, mine, "shared").expect(201);
        var colleague = steelyard.token(tenant.authority(), Tenant.ALL);
        post(colleague, path, theirs, "shared").expect(201);
        post(steelyard.operator, "/resellers", Map.of("name", "West"), "shared").expect(201);
    }

    @Test
    void frozenMeanwhile_isRefused_notReplayed() {
        var frozen = Tenant.make(steelyard, "South");
        var role = Map.of("name", "Before", "permissions", List.of());
        post(frozen.token(), frozen.path("/roles"), role, "frozen").expect(201);
        stand(frozen, "frozen");
        post(frozen.token(), frozen.path("/roles"), role, "frozen")
                .refused(401, "authority_suspended");
        stand(frozen, "active");
        post(frozen.token(), frozen.path("/roles"), role, "frozen").expect(201);
    }

    @Test
    void permissionMissing_isRefused_notReplayed() {
        var role = Map.of("name", "Missing", "permissions", List.of());
        var client =
                Steelyard.done(
                        steelyard
                                .manage
                                .managementClients()
                                .create(
                                        Actor.system(),
                                        new NewManagementClient(
                                                "Script", tenant.authority(), Tenant.ALL)));
        var path = tenant.path("/roles");
        var all = steelyard.token(client);
        post(all, path, role, "missing").expect(201);
        var id = new Id<Client>(client.client().id().hex());
        steelyard.store.write(
                tx -> {
                    var now = tx.clients().find(id).orElseThrow();
                    tx.clients()
                            .update(
                                    ClientBuilder.like(now)
                                            .application(null)
                                            .management(Set.of(ManagementPermission.ROLES_READ))
                                            .redirectUris(Set.of())
                                            .postLogoutRedirectUris(Set.of())
                                            .origins(Set.of())
                                            .roles(Set.of())
                                            .suspended(false)
                                            .build());
                    tx.changed(ChangeKey.client(id));
                    return true;
                });
        post(all, path, role, "missing").refused(403, "permission_missing");
    }

    private void stand(Tenant who, String standing) {
        steelyard
                .patch(
                        steelyard.operator,
                        "/resellers/" + who.reseller(),
                        Map.of("standing", standing))
                .expect(200);
    }

    private static <T> List<T> atOnce(Callable<T> work) throws Exception {
        var start = new CountDownLatch(1);
        var answers = new ArrayList<T>();
        try (var threads = Executors.newFixedThreadPool(MANY)) {
            var futures = new ArrayList<Future<T>>();
            for (int i = 0; i < MANY; i++) {
                futures.add(
                        threads.submit(
                                () -> {
                                    start.await();
                                    return work.call();
                                }));
            }
            start.countDown();
            for (var future : futures) {
                answers.add(future.get());
            }
        } catch (ExecutionException e) {
            throw new AssertionError(e);
        }
        return answers;
    }
}
