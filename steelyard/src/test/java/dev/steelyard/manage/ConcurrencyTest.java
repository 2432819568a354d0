package dev.steelyard.manage;

import static dev.steelyard.manage.Steelyard.done;
import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.admin.account.NewPasswords;
import dev.steelyard.admin.invitation.Bootstrap;
import dev.steelyard.admin.operation.Actor;
import dev.steelyard.admin.operation.Limits;
import dev.steelyard.admin.operation.OperationRunner;
import dev.steelyard.admin.operation.Outcome;
import dev.steelyard.domain.configuration.ConfigurationValues;
import dev.steelyard.domain.id.IdGenerator;
import dev.steelyard.domain.reseller.Authority;
import dev.steelyard.domain.secret.SecretGenerator;
import dev.steelyard.domain.user.Password;
import dev.steelyard.server.settings.Lifetimes;
import dev.steelyard.testkit.Database;
import dev.steelyard.testkit.domain.StoredPassword;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Rules that read, then write, while many do the same; on whichever database. */
@ParameterizedClass
@EnumSource(Database.class)
class ConcurrencyTest {
    private static final int MANY = 12;

    private final Steelyard steelyard;

    ConcurrencyTest(Database database) {
        steelyard = new Steelyard(database.url());
    }

    @AfterEach
    void stop() {
        steelyard.close();
    }

    private static <T> List<T> atOnce(IntFunction<T> work) {
        var answers = new ArrayList<T>();
        try (var threads = Executors.newFixedThreadPool(MANY)) {
            var futures = new ArrayList<Future<T>>();
            for (int i = 0; i < MANY; i++) {
                int number = i;
                futures.add(threads.submit(() -> work.apply(number)));
            }
            for (var future : futures) {
                answers.add(future.get());
            }
        } catch (ExecutionException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
        return answers;
    }

    @Test
    void sameVersionChangedByMany_oneWins_theOthersLearnSo() {
        Platform.make(steelyard);
        var tenant = Tenant.make(steelyard, "North");
        var role = tenant.role(steelyard, "Reader");
        var answers =
                atOnce(
                        i ->
                                steelyard
                                        .patch(
                                                tenant.token(),
                                                "/roles/" + role,
                                                Map.of("name", "Name " + i),
                                                "if-match",
                                                "\"1\"")
                                        .status());
        assertThat(answers).containsOnlyOnce(200).containsOnly(200, 412);
    }

    @Test
    void sameNameTakenByMany_oneWins() {
        Platform.make(steelyard);
        var tenant = Tenant.make(steelyard, "North");
        var answers =
                atOnce(
                        _ ->
                                steelyard
                                        .post(
                                                tenant.token(),
                                                tenant.path("/roles"),
                                                Map.of("name", "Same", "permissions", List.of()))
                                        .status());
        assertThat(answers).containsOnlyOnce(201).containsOnly(201, 400);
    }

    @Test
    void secretsAddedByMany_neverMoreThanTen() {
        Platform.make(steelyard);
        var tenant = Tenant.make(steelyard, "North");
        var client = tenant.client(steelyard).text("_id");
        var path = "/clients/" + client + "/secrets";
        var answers = atOnce(_ -> steelyard.post(tenant.token(), path, Map.of()).status());
        assertThat(answers.stream().filter(status -> status == 201)).hasSize(9);
        assertThat(answers).containsOnly(201, 403);
    }

    @Test
    void roleDeletedWhileItIsGiven_nobodyKeepsIt() {
        Platform.make(steelyard);
        var tenant = Tenant.make(steelyard, "North");
        for (int round = 0; round < 5; round++) {
            var role = tenant.role(steelyard, "Round " + round, "documents:read");
            var clients = new ArrayList<String>();
            for (int i = 0; i < MANY - 1; i++) {
                clients.add(tenant.client(steelyard).text("_id"));
            }
            var answers =
                    atOnce(
                            i ->
                                    i == MANY / 2
                                            ? steelyard
                                                    .delete(tenant.token(), "/roles/" + role)
                                                    .status()
                                            : steelyard
                                                    .patch(
                                                            tenant.token(),
                                                            "/clients/"
                                                                    + clients.get(
                                                                            i % clients.size()),
                                                            Map.of("roles", List.of(role)))
                                                    .status());
            assertThat(answers).isSubsetOf(200, 400);
            assertThat(answers.get(MANY / 2)).isEqualTo(200);
            for (var client : clients) {
                assertThat(steelyard.get(tenant.token(), "/clients/" + client).texts("roles"))
                        .isEmpty();
            }
        }
    }

    @Test
    void invitationAcceptedByMany_once() {
        Platform.make(steelyard);
        var tenant = Tenant.make(steelyard, "North");
        var user = People.user(steelyard, "a@example.com");
        var link =
                steelyard
                        .post(
                                tenant.token(),
                                tenant.path("/invitations"),
                                Map.of("email", "a@example.com", "roles", List.of()))
                        .expect(201)
                        .secretOfLink();
        var answers =
                atOnce(
                        _ ->
                                steelyard
                                        .manage
                                        .acceptInvitation()
                                        .asUser(
                                                link,
                                                StoredPassword.of(steelyard.store, user),
                                                null,
                                                null,
                                                null));
        assertThat(answers.stream().filter(Outcome.Done.class::isInstance)).hasSize(1);
        assertThat(answers.stream().filter(Outcome.Missing.class::isInstance)).hasSize(MANY - 1);
    }

    @Test
    void movedByManyWhileItsStaffMakesSecrets_once_andNoSecretOfThemLives() {
        Platform.make(steelyard);
        for (int round = 0; round < 3; round++) {
            var north = Tenant.make(steelyard, "North " + round);
            var south = Tenant.make(steelyard, "South " + round);
            var client = north.client(steelyard).text("_id");
            var code =
                    steelyard
                            .post(
                                    north.token(),
                                    north.path("/transfer"),
                                    Map.of("reseller", south.reseller()))
                            .expect(201)
                            .text("code");
            var secrets = "/clients/" + client + "/secrets";
            var answers =
                    atOnce(
                            i ->
                                    i % 2 == 0
                                            ? accepted(south.token(), code)
                                            : steelyard
                                                    .post(north.token(), secrets, Map.of())
                                                    .status());
            assertThat(answers).containsOnlyOnce(200).isSubsetOf(200, 201, 400, 404);
            var listed = steelyard.get(south.token(), secrets).expect(200).json().path("data");
            assertThat(listed.values())
                    .allMatch(secret -> secret.path("expires").isString(), "has ended");
        }
    }

    /** Looks, and accepts what was seen, until it is not changed in between. */
    private int accepted(String token, String code) {
        while (true) {
            var seen =
                    steelyard.post(token, "/transfers/accept?dry_run=true", Map.of("code", code));
            if (seen.status() != 200) {
                return seen.status();
            }
            var body = Map.of("code", code, "seen", seen.text("seen"));
            int status = steelyard.post(token, "/transfers/accept", body).status();
            if (status != 409) {
                return status;
            }
        }
    }

    @Test
    void bootstrapLinksAcceptedAtOnce_oneOperator() {
        var random = new SecureRandom();
        var bootstrap =
                new Bootstrap(
                        new OperationRunner(
                                steelyard.store,
                                new IdGenerator(steelyard.clock, random),
                                new SecretGenerator(random),
                                steelyard.clock,
                                Limits.read(ConfigurationValues.standard())),
                        new NewPasswords(
                                new Meeting(Steelyard.quickHasher(random), new CyclicBarrier(MANY)),
                                "Weighing"),
                        Lifetimes.read(ConfigurationValues.standard()).links());
        var links = new ArrayList<String>();
        for (int i = 0; i < MANY; i++) {
            links.add(done(bootstrap.link()).link().reveal());
        }
        var answers =
                atOnce(
                        i ->
                                bootstrap.accept(
                                        links.get(i),
                                        "o" + i + "@example.com",
                                        "Operator",
                                        new Password(People.PASSWORD),
                                        null,
                                        null));
        assertThat(answers.stream().filter(Outcome.Done.class::isInstance)).hasSize(1);
        assertThat(
                        done(
                                steelyard
                                        .manage
                                        .staff()
                                        .list(Actor.system(), new Authority.Operator(), null)))
                .hasSize(1);
    }

    @Test
    void standardTakenAtOnce_oneHasIt() {
        var servers = new ArrayList<String>();
        for (int i = 0; i < MANY; i++) {
            servers.add(
                    steelyard
                            .post(
                                    steelyard.operator,
                                    "/resource-servers",
                                    Map.of("identifier", "https://s" + i + ".example", "name", "S"))
                            .expect(201)
                            .text("_id"));
        }
        atOnce(
                i ->
                        steelyard
                                .patch(
                                        steelyard.operator,
                                        "/resource-servers/" + servers.get(i),
                                        Map.of("standard", true))
                                .status());
        assertThat(
                        steelyard
                                .get(steelyard.operator, "/resource-servers")
                                .json()
                                .path("data")
                                .values()
                                .stream()
                                .filter(server -> server.path("standard").asBoolean()))
                .hasSize(1);
    }

    @Test
    void operatorsRemovedAtOnce_oneIsLeft() {
        var users = operators();
        var answers =
                atOnce(
                        i ->
                                steelyard
                                        .delete(steelyard.operator, "/staff/" + users.get(i))
                                        .status());
        assertThat(answers).containsOnlyOnce(409).containsOnly(204, 409);
    }

    @Test
    void operatorsDisabledOrRemovedAtOnce_oneIsLeft() {
        var users = operators();
        var answers =
                atOnce(
                        i ->
                                i % 2 == 0
                                        ? steelyard
                                                .delete(
                                                        steelyard.operator,
                                                        "/staff/" + users.get(i))
                                                .status()
                                        : steelyard
                                                .call(
                                                        steelyard.operator,
                                                        "POST",
                                                        "/users/" + users.get(i) + "/disable",
                                                        null)
                                                .status());
        assertThat(answers).containsOnlyOnce(409).containsOnly(200, 204, 409);
    }

    private List<String> operators() {
        var users = new ArrayList<String>();
        for (int i = 0; i < MANY; i++) {
            var user = People.user(steelyard, "o" + i + "@example.com").hex();
            steelyard
                    .put(
                            steelyard.operator,
                            "/staff/" + user,
                            Map.of(
                                    "authority",
                                    "operator",
                                    "permissions",
                                    Set.of("manage.staff:write")))
                    .expect(200);
            users.add(user);
        }
        return users;
    }
}
