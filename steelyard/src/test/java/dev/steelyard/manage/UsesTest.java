package dev.steelyard.manage;

import static dev.steelyard.domain.decision.DecisionCount.PERMISSION_MISSING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.permission.ManagementPermission;
import dev.steelyard.domain.reseller.Authority;
import dev.steelyard.domain.user.Membership;
import dev.steelyard.testkit.Databases;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What is really used, and what isn't. */
class UsesTest {
    private static final Duration DAY = Duration.ofDays(1);

    private Steelyard steelyard = new Steelyard(Databases.sqlite());
    private Decided decided = new Decided(steelyard, new Id<>("0".repeat(24)));
    private Tenant north = new Tenant("", "", "");
    private Tenant south = north;
    private String operator = "";
    private String role = "";
    private String client = "";
    private String member = "";

    @BeforeEach
    void platform() {
        var platform = Platform.make(steelyard);
        decided = Decided.at(steelyard, platform);
        north = Tenant.make(steelyard, "North");
        south = Tenant.make(steelyard, "South");
        role = north.role(steelyard, "Clerk", "documents:read", "documents:write", "tickets:sign");
        client = north.client(steelyard, role).text("_id");
        member = member(north, role);
    }

    @AfterEach
    void stop() {
        steelyard.close();
    }

    private String member(Tenant tenant, String... roles) {
        var body = Map.of("email", "anna@example.com", "roles", List.of(roles));
        var link =
                steelyard
                        .post(tenant.token(), tenant.path("/invitations"), body)
                        .expect(201)
                        .secretOfLink();
        return People.accept(steelyard, link, "Anna").hex();
    }

    @Test
    void client_itsOwnAndItsUsers_summedByOperationAndPermission() {
        decided.allowed(client, "documents:read", 17, DAY);
        decided.refused(client, "documents:read", 2, DAY.multipliedBy(2));
        decided.decided(client, member, Decided.READ, "documents:read", null, 5, DAY.dividedBy(2));

        var uses = data(north.token(), "/clients/" + client + "/uses");

        assertThat(uses).hasSize(2);
        assertThat(uses.getFirst().path("principal").asString()).isEqualTo("user");
        assertThat(uses.getFirst().path("allowed").asInt()).isEqualTo(5);
        assertThat(uses.getFirst().toString()).doesNotContain(member);
        var own = uses.getLast();
        assertThat(own.path("allowed").asInt()).isEqualTo(17);
        assertThat(own.path("refused").asInt()).isEqualTo(2);
        assertThat(own.path("codes").toString()).isEqualTo("[\"" + PERMISSION_MISSING + "\"]");
        assertThat(own.path("operation").asString()).isEqualTo(Decided.READ);
        assertThat(Instant.parse(own.path("first").asString()))
                .isEqualTo(steelyard.clock.instant().minus(Duration.ofHours(49)));
        steelyard.get(south.token(), "/clients/" + client + "/uses").refused(404, "not_found");
    }

    @Test
    void member_onlyWhatItDidThroughClientsOfThatApplication() {
        var elsewhere = south.client(steelyard).text("_id");
        steelyard.store.write(
                tx -> {
                    tx.memberships()
                            .put(
                                    new Membership(
                                            new Id<>(member),
                                            new Id<>(south.application()),
                                            Set.of(),
                                            1));
                    return true;
                });
        decided.decided(client, member, Decided.READ, "documents:read", null, 5, DAY);
        decided.decided(elsewhere, member, Decided.READ, "documents:write", null, 9, DAY);

        var uses = data(north.token(), north.path("/members/" + member + "/uses"));

        assertThat(uses)
                .singleElement()
                .matches(one -> one.path("client").asString().equals(client))
                .matches(one -> one.path("permission").asString().equals("documents:read"));
        steelyard
                .get(south.token(), north.path("/members/" + member + "/uses"))
                .refused(404, "not_found");
        steelyard
                .get(north.token(), north.path("/members/" + client + "/uses"))
                .refused(404, "not_found");
        var others = EnumSet.complementOf(EnumSet.of(ManagementPermission.MEMBERS_READ));
        others.removeIf(ManagementPermission::operatorOnly);
        steelyard
                .get(
                        steelyard.token(north.authority(), Set.copyOf(others)),
                        north.path("/members/" + member + "/uses"))
                .refused(403, "permission_missing");
    }

    @Test
    void unused_isWhatIsEffectiveAndWasNotUsed_onceThatCanBeKnown() {
        decided.allowed(client, "documents:read", 1, Duration.ZERO);
        wait31Days();
        // Not known of the whole time until now.
        assertThat(unused(north.token(), "?unused_for=32")).isEmpty();
        decided.allowed(client, "documents:write", 1, DAY);
        decided.refused(client, "documents:read", 1, DAY);
        var young = north.client(steelyard, role).text("_id");

        var unused = unused(north.token(), "?unused_for=30");

        // tickets:sign is for users only.
        assertThat(unused)
                .singleElement()
                .matches(one -> one.path("client").asString().equals(client))
                .matches(one -> one.path("user").isNull())
                .matches(one -> one.path("permissions").toString().equals("[\"documents:read\"]"));
        assertThat(unused.toString()).doesNotContain(young);
        assertThat(unused(south.token(), "?unused_for=30")).isEmpty();
        assertThat(unused(operator, "?unused_for=30")).hasSize(1);
        steelyard.post(north.token(), "/clients/" + client + "/suspend", "").expect(200);
        assertThat(unused(north.token(), "?unused_for=30")).isEmpty();
    }

    @Test
    void unused_ofMembers_isOfOneApplication() {
        decided.decided(client, member, Decided.READ, "tickets:sign", null, 1, Duration.ZERO);
        wait31Days();
        decided.decided(client, member, Decided.READ, "documents:read", null, 1, DAY);
        var query = "?unused_for=30&principal=user&application=";

        assertThat(unused(north.token(), query + north.application()))
                .singleElement()
                .matches(one -> one.path("user").asString().equals(member))
                .matches(one -> one.path("name").asString().equals("Anna"))
                .matches(
                        one ->
                                one.path("permissions")
                                        .toString()
                                        .equals("[\"documents:write\",\"tickets:sign\"]"));
        get(south.token(), query + north.application()).invalid("application");
        get(north.token(), "?unused_for=30&principal=user").invalid("application");
        get(north.token(), query + north.application() + "&reseller=" + north.reseller())
                .invalid("reseller");
        var clients = Set.of(ManagementPermission.CLIENTS_READ);
        get(steelyard.token(north.authority(), clients), query + north.application())
                .refused(403, "permission_missing");
    }

    @Test
    void unused_comesInPages() {
        var idle = List.of(client, north.client(steelyard, role).text("_id"));
        decided.allowed(client, "documents:read", 1, Duration.ZERO);
        wait31Days();

        var first = get(north.token(), "?unused_for=30&limit=1").expect(200);
        var next = first.text("next");
        var second = get(north.token(), "?unused_for=30&limit=1&after=" + next).expect(200);

        assertThat(
                        List.of(
                                first.json().at("/data/0/client").asString(),
                                second.json().at("/data/0/client").asString()))
                .isEqualTo(idle);
    }

    @Test
    void unused_forLongerThanDecisionsAreKept_isRefused() {
        get(north.token(), "").invalid("unused_for");
        get(north.token(), "?unused_for=91").invalid("unused_for");
        get(north.token(), "?unused_for=90").expect(200);
    }

    /** Nobody's token lives so long. */
    private void wait31Days() {
        steelyard.clock.move(Duration.ofDays(31));
        north = renewed(north);
        south = renewed(south);
        operator =
                steelyard.token(
                        new Authority.Operator(), EnumSet.allOf(ManagementPermission.class));
    }

    private Tenant renewed(Tenant tenant) {
        return new Tenant(
                tenant.reseller(),
                tenant.application(),
                steelyard.token(tenant.authority(), Tenant.ALL));
    }

    private Answered get(String token, String query) {
        return steelyard.get(token, "/unused-permissions" + query);
    }

    private List<JsonNode> unused(String token, String query) {
        return data(token, "/unused-permissions" + query);
    }

    private List<JsonNode> data(String token, String path) {
        return List.copyOf(steelyard.get(token, path).expect(200).json().path("data").values());
    }
}
