package dev.steelyard.manage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.domain.decision.UsageCounts.Usage;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.permission.ManagementPermission;
import dev.steelyard.domain.reseller.Authority;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What ends soon, and what nobody uses. */
@SuppressWarnings("NullAway.Init")
class ReviewTest {
    private Steelyard steelyard;
    private Platform platform;
    private Tenant north;
    private Tenant south;
    private String operator;

    @BeforeEach
    void start() {
        steelyard = new Steelyard(Databases.sqlite());
        platform = Platform.make(steelyard);
        north = Tenant.make(steelyard, "North");
        south = Tenant.make(steelyard, "South");
        operator = steelyard.operator;
    }

    @AfterEach
    void stop() {
        steelyard.close();
    }

    /** The id of a new one. */
    private String secret(Tenant tenant, String holder, Duration term) {
        var expires = steelyard.clock.instant().plus(term).truncatedTo(ChronoUnit.MILLIS);
        return steelyard
                .post(tenant.token(), holder + "/secrets", Map.of("expires", expires.toString()))
                .expect(201)
                .text("_id");
    }

    private List<String> ids(String token, String path) {
        return steelyard.get(token, path).expect(200).json().path("data").values().stream()
                .map(one -> one.path("_id").asString())
                .toList();
    }

    private void used(String id) {
        var now = steelyard.clock.instant();
        var usage = new Usage(new Id<>(id), now.truncatedTo(ChronoUnit.HOURS), 1, now);
        steelyard.store.write(
                tx -> {
                    tx.usage().add(List.of(usage));
                    return id;
                });
    }

    /** Later, with new tokens. */
    private void move(Duration time) {
        steelyard.clock.move(time);
        north = later(north);
        south = later(south);
        operator =
                steelyard.token(
                        new Authority.Operator(), EnumSet.allOf(ManagementPermission.class));
    }

    private Tenant later(Tenant tenant) {
        return new Tenant(
                tenant.reseller(),
                tenant.application(),
                steelyard.token(tenant.authority(), Tenant.ALL));
    }

    @Test
    void expiring_theSoonestFirst_byPages_ofTheOwnResellerOnly() {
        var client = "/clients/" + north.client(steelyard).text("_id");
        var late = secret(north, client, Duration.ofDays(20));
        var soon = secret(north, client, Duration.ofDays(2));
        secret(north, client, Duration.ofDays(40));
        var ending = secret(north, client, Duration.ofHours(1));
        move(Duration.ofHours(2));
        var foreign =
                secret(
                        south,
                        "/clients/" + south.client(steelyard).text("_id"),
                        Duration.ofDays(9));

        var path = "/credentials?expiring_within=30";
        assertThat(ids(north.token(), path)).containsExactly(soon, late).doesNotContain(ending);
        assertThat(ids(operator, path)).containsExactly(soon, foreign, late);
        assertThat(ids(operator, path + "&application=" + south.application()))
                .containsExactly(foreign);

        var first = steelyard.get(north.token(), path + "&limit=1").expect(200);
        assertThat(first.json().at("/data/0/_id").asString()).isEqualTo(soon);
        assertThat(first.json().at("/data/0/kind").asString()).isEqualTo("client_secret");
        assertThat(first.json().at("/data/0/application").asString())
                .isEqualTo(north.application());
        assertThat(ids(north.token(), path + "&limit=1&after=" + first.text("next")))
                .containsExactly(late);
    }

    @Test
    void expiring_secretsOfResourceServers_forTheOperatorOnly() {
        var server = "/resource-servers/" + platform.resourceServer();
        var expires =
                steelyard.clock.instant().plus(Duration.ofDays(3)).truncatedTo(ChronoUnit.MILLIS);
        var made =
                steelyard
                        .post(operator, server + "/secrets", Map.of("expires", expires.toString()))
                        .expect(201)
                        .text("_id");

        var path = "/credentials?expiring_within=30";
        var listed = steelyard.get(operator, path).expect(200);
        assertThat(ids(operator, path)).containsExactly(made);
        assertThat(listed.json().at("/data/0/resource_server").asString())
                .isEqualTo(platform.resourceServer());
        assertThat(ids(north.token(), path)).isEmpty();
    }

    @Test
    void unused_whatWasUsedInTheDays_isNotAmongThem_norItsClientsApiKey() {
        var used = north.client(steelyard);
        var idle = north.client(steelyard);
        var foreign = south.client(steelyard);
        move(Duration.ofDays(20));
        used(secretOf(used));
        move(Duration.ofDays(20));
        var young = north.client(steelyard);

        assertThat(ids(north.token(), "/credentials?unused_for=30"))
                .containsExactlyInAnyOrderElementsOf(credentialsOf(idle));
        assertThat(ids(north.token(), "/credentials?unused_for=15"))
                .containsAll(credentialsOf(used))
                .doesNotContainAnyElementsOf(credentialsOf(young))
                .doesNotContainAnyElementsOf(credentialsOf(foreign));
        assertThat(ids(north.token(), "/clients?unused_for=30")).containsExactly(idle.text("_id"));
        assertThat(ids(operator, "/clients?unused_for=30"))
                .contains(idle.text("_id"), foreign.text("_id"))
                .doesNotContain(used.text("_id"), "000000000000000000000001");

        steelyard.call(north.token(), "POST", "/clients/" + idle.text("_id") + "/suspend", null);
        assertThat(ids(north.token(), "/clients?unused_for=30")).isEmpty();
    }

    @Test
    void applicationThatCannotBeSeen_looksLikeOneThatIsNot() {
        for (var path : List.of("/credentials?unused_for=1", "/clients?unused_for=1")) {
            var foreign =
                    steelyard.get(north.token(), path + "&application=" + south.application());
            var unknown = steelyard.get(north.token(), path + "&application=" + "f".repeat(24));
            assertThat(foreign.invalid("application").message())
                    .isEqualTo(unknown.invalid("application").message());
        }
    }

    @Test
    void parametersThatCannotBe_areRefusedByName() {
        steelyard.get(north.token(), "/credentials").invalid("expiring_within");
        steelyard.get(north.token(), "/credentials?unused_for=0").invalid("unused_for");
        steelyard.get(north.token(), "/credentials?unused_for=3651").invalid("unused_for");
        steelyard.get(north.token(), "/clients?unused_for=1&after=x").invalid("after");
        steelyard
                .get(
                        north.token(),
                        "/clients?unused_for=1&after=9999999999999999." + "f".repeat(24))
                .invalid("after");
    }

    private String secretOf(Answered client) {
        return credentials(client, "secrets").getFirst();
    }

    private List<String> credentialsOf(Answered client) {
        return Stream.concat(
                        credentials(client, "secrets").stream(),
                        credentials(client, "api-keys").stream())
                .toList();
    }

    private List<String> credentials(Answered client, String segment) {
        return ids(operator, "/clients/" + client.text("_id") + "/" + segment);
    }
}
