package dev.steelyard.admin.credential;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.admin.operation.Actor;
import dev.steelyard.admin.running.Administration;
import dev.steelyard.admin.running.Catalogue;
import dev.steelyard.admin.running.Result;
import dev.steelyard.admin.running.Tenant;
import dev.steelyard.domain.decision.IssuedTokenCounts.Usage;
import dev.steelyard.domain.id.Id;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Lists of credentials that expire soon or are unused, and of unused clients. */
@SuppressWarnings("NullAway.Init")
class ReviewTest {
    private Administration admin;
    private Catalogue catalogue;
    private Tenant north;
    private Tenant south;
    private Actor operator;

    @BeforeEach
    void start() {
        admin = new Administration();
        catalogue = Catalogue.create(admin);
        north = Tenant.create(admin, "North");
        south = Tenant.create(admin, "South");
        operator = admin.operator;
    }

    @AfterEach
    void stop() {
        admin.close();
    }

    /** The id of a new one. */
    private String secret(Tenant tenant, String holder, Duration term) {
        var expires = admin.clock.instant().plus(term).truncatedTo(ChronoUnit.MILLIS);
        return admin.post(
                        tenant.staff(), holder + "/secrets", Map.of("expires", expires.toString()))
                .done()
                .text("_id");
    }

    private List<String> ids(Actor token, String path) {
        return admin.get(token, path).done().objects("data").stream()
                .map(one -> one.text("_id"))
                .toList();
    }

    private void used(String id) {
        var now = admin.clock.instant();
        var usage = new Usage(new Id<>(id), now.truncatedTo(ChronoUnit.HOURS), 1, now);
        admin.store()
                .write(
                        tx -> {
                            tx.usage().add(List.of(usage));
                            return id;
                        });
    }

    private void move(Duration time) {
        admin.clock.move(time);
    }

    @Test
    void expiring_theSoonestFirst_byPages_ofTheOwnResellerOnly() {
        var client = "/clients/" + north.client(admin).text("_id");
        var late = secret(north, client, Duration.ofDays(20));
        var soon = secret(north, client, Duration.ofDays(2));
        secret(north, client, Duration.ofDays(40));
        var ending = secret(north, client, Duration.ofHours(1));
        move(Duration.ofHours(2));
        var foreign =
                secret(south, "/clients/" + south.client(admin).text("_id"), Duration.ofDays(9));

        var path = "/credentials?expiring_within=30";
        assertThat(ids(north.staff(), path)).containsExactly(soon, late).doesNotContain(ending);
        assertThat(ids(operator, path)).containsExactly(soon, foreign, late);
        assertThat(ids(operator, path + "&application=" + south.application()))
                .containsExactly(foreign);

        var first = admin.get(north.staff(), path + "&limit=1").done();
        assertThat(first.data().getFirst().text("_id")).isEqualTo(soon);
        assertThat(first.data().getFirst().text("kind")).isEqualTo("client_secret");
        assertThat(first.data().getFirst().text("application")).isEqualTo(north.application());
        assertThat(ids(north.staff(), path + "&limit=1&after=" + first.text("next")))
                .containsExactly(late);
    }

    @Test
    void expiring_secretsOfResourceServers_forTheOperatorOnly() {
        var server = "/resource-servers/" + catalogue.resourceServer();
        var expires = admin.clock.instant().plus(Duration.ofDays(3)).truncatedTo(ChronoUnit.MILLIS);
        var made =
                admin.post(operator, server + "/secrets", Map.of("expires", expires.toString()))
                        .done()
                        .text("_id");

        var path = "/credentials?expiring_within=30";
        var listed = admin.get(operator, path).done();
        assertThat(ids(operator, path)).containsExactly(made);
        assertThat(listed.data().getFirst().text("resource_server"))
                .isEqualTo(catalogue.resourceServer());
        assertThat(ids(north.staff(), path)).isEmpty();
    }

    @Test
    void unused_whatWasUsedInTheDays_isNotAmongThem_norItsClientsApiKey() {
        var used = north.client(admin);
        var idle = north.client(admin);
        var foreign = south.client(admin);
        move(Duration.ofDays(20));
        used(secretOf(used));
        move(Duration.ofDays(20));
        var young = north.client(admin);

        assertThat(ids(north.staff(), "/credentials?unused_for=30"))
                .containsExactlyInAnyOrderElementsOf(credentialsOf(idle));
        assertThat(ids(north.staff(), "/credentials?unused_for=15"))
                .containsAll(credentialsOf(used))
                .doesNotContainAnyElementsOf(credentialsOf(young))
                .doesNotContainAnyElementsOf(credentialsOf(foreign));
        assertThat(ids(north.staff(), "/clients?unused_for=30")).containsExactly(idle.text("_id"));
        assertThat(ids(operator, "/clients?unused_for=30"))
                .contains(idle.text("_id"), foreign.text("_id"))
                .doesNotContain(used.text("_id"), "000000000000000000000001");

        admin.post(north.staff(), "/clients/" + idle.text("_id") + "/suspend", Map.of());
        assertThat(ids(north.staff(), "/clients?unused_for=30")).isEmpty();
    }

    @Test
    void applicationThatCannotBeSeen_looksLikeOneThatIsNot() {
        for (var path : List.of("/credentials?unused_for=1", "/clients?unused_for=1")) {
            var foreign = admin.get(north.staff(), path + "&application=" + south.application());
            var unknown = admin.get(north.staff(), path + "&application=" + "f".repeat(24));
            assertThat(foreign.invalid("application").message())
                    .isEqualTo(unknown.invalid("application").message());
        }
    }

    private String secretOf(Result client) {
        return credentials(client, "secrets").getFirst();
    }

    private List<String> credentialsOf(Result client) {
        return Stream.concat(
                        credentials(client, "secrets").stream(),
                        credentials(client, "api-keys").stream())
                .toList();
    }

    private List<String> credentials(Result client, String segment) {
        return ids(operator, "/clients/" + client.text("_id") + "/" + segment);
    }
}
