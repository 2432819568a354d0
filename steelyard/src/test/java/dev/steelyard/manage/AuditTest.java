package dev.steelyard.manage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.testkit.Databases;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Every act leaves an event in its own transaction; no event holds a secret. */
class AuditTest {
    private static final Steelyard STEELYARD = new Steelyard(Databases.sqlite());

    static {
        Platform.make(STEELYARD);
    }

    private final Tenant tenant = Tenant.make(STEELYARD, "North");

    @AfterAll
    static void stop() {
        STEELYARD.close();
    }

    private List<JsonNode> events(String token) {
        return List.copyOf(
                STEELYARD.get(token, "/audit?limit=200").expect(200).json().path("data").values());
    }

    @Test
    void acts_areRecorded_withActorRequestSourceAndDifference() {
        var role = tenant.role(STEELYARD, "Reader", "documents:read");
        var client = tenant.client(STEELYARD, role);
        var changed =
                STEELYARD
                        .patch(
                                tenant.token(),
                                "/roles/" + role,
                                Platform.ceiling("documents:read", "documents:write"))
                        .expect(200);
        STEELYARD.post(tenant.token(), "/clients/" + client.text("_id") + "/suspend", Map.of());
        STEELYARD.delete(tenant.token(), "/roles/" + role).expect(200);
        var events = events(tenant.token());
        assertThat(events)
                .extracting(event -> event.path("action").asString())
                .contains(
                        "reseller.create",
                        "application.create",
                        "role.create",
                        "client.create",
                        "secret.create",
                        "api_key.create",
                        "role.update",
                        "client.suspend",
                        "role.delete");
        var update =
                events.stream()
                        .filter(event -> event.path("action").asString().equals("role.update"))
                        .findFirst()
                        .orElseThrow();
        assertThat(update.path("actor").asString()).startsWith("client:");
        assertThat(update.path("subject").asString()).isEqualTo("role:" + role);
        assertThat(update.path("request").asString()).isEqualTo(changed.header("x-request-id"));
        assertThat(update.path("source").asString()).isEqualTo("127.0.0.1");
        assertThat(update.path("application").asString()).isEqualTo(tenant.application());
        assertThat(update.path("difference").toString())
                .isEqualTo(
                        "{'before':{'permissions':['documents:read']},'after':{'permissions':['documents:read','documents:write']}}"
                                .replace('\'', '"'));
    }

    @Test
    void log_beginsWithTheNewest_andGoesOnByPages() {
        var role = tenant.role(STEELYARD, "Reader", "documents:read");
        var path = "/audit?limit=1&type=role&id=" + role;
        STEELYARD.delete(tenant.token(), "/roles/" + role).expect(200);
        var first = STEELYARD.get(tenant.token(), path).expect(200).json();
        assertThat(first.path("data").path(0).path("action").asString()).isEqualTo("role.delete");
        var second =
                STEELYARD
                        .get(tenant.token(), path + "&after=" + first.path("next").asString())
                        .expect(200)
                        .json();
        assertThat(second.path("data").path(0).path("action").asString()).isEqualTo("role.create");
        var third =
                STEELYARD
                        .get(tenant.token(), path + "&after=" + second.path("next").asString())
                        .expect(200)
                        .json();
        assertThat(third.path("data")).isEmpty();
        assertThat(third.path("next").isNull()).isTrue();
    }

    @Test
    void filters_keepOthersOut_andAreRefusedWhereTheyMakeNoSense() {
        var other = Tenant.make(STEELYARD, "South");
        var role = other.role(STEELYARD, "Reader", "documents:read");
        for (var query :
                List.of(
                        "type=role&id=" + role,
                        "application=" + other.application(),
                        "reseller=" + other.reseller(),
                        "reseller=" + "f".repeat(24))) {
            assertThat(found(tenant.token(), query)).as(query).isEmpty();
        }
        assertThat(found(STEELYARD.operator, "reseller=" + other.reseller() + "&type=role"))
                .singleElement()
                .satisfies(
                        event ->
                                assertThat(event.path("subject").asString())
                                        .isEqualTo("role:" + role));
        assertThat(found(other.token(), "reseller=" + other.reseller() + "&action=role.create"))
                .hasSize(1);
        assertThat(found(other.token(), "type=role&until=" + STEELYARD.clock.instant())).isEmpty();
        assertThat(found(other.token(), "type=role&from=" + STEELYARD.clock.instant())).hasSize(1);
        STEELYARD.get(other.token(), "/audit?id=" + role).invalid("type");
        STEELYARD.get(other.token(), "/audit?application=x").invalid("application");
        STEELYARD.get(other.token(), "/audit?from=yesterday").invalid("from");
        STEELYARD.get(other.token(), "/audit?actor=" + "a".repeat(201)).invalid("actor");
    }

    private static List<JsonNode> found(String token, String query) {
        return List.copyOf(
                STEELYARD
                        .get(token, "/audit?limit=200&" + query)
                        .expect(200)
                        .json()
                        .path("data")
                        .values());
    }

    @Test
    void pkceExemption_isInTheRecord() {
        var client =
                STEELYARD
                        .post(
                                STEELYARD.operator,
                                tenant.path("/clients"),
                                Map.of(
                                        "name",
                                        "Old",
                                        "type",
                                        "confidential",
                                        "grant_types",
                                        List.of("authorization_code"),
                                        "redirect_uris",
                                        List.of("https://old.example.com/cb"),
                                        "require_pkce",
                                        false))
                        .expect(201)
                        .text("_id");
        assertThat(events(tenant.token()))
                .anySatisfy(
                        event -> {
                            assertThat(event.path("subject").asString())
                                    .isEqualTo("client:" + client);
                            assertThat(event.path("difference").path("after").toString())
                                    .contains("\"require_pkce\":false");
                        });
    }

    @Test
    void refusals_andRepeatsThatChangeNothing_leaveNoEvent() {
        var role = tenant.role(STEELYARD, "Reader", "documents:read");
        int before = events(tenant.token()).size();
        STEELYARD
                .patch(tenant.token(), "/roles/" + role, Platform.ceiling("documents:eat"))
                .invalid("permissions");
        STEELYARD
                .patch(tenant.token(), "/roles/" + role, Platform.ceiling("documents:read"))
                .expect(200);
        assertThat(events(tenant.token())).hasSize(before);
    }

    @Test
    void whoCameByALinkAlone_actsInTheLinksName_notInTheSystems() {
        var invited =
                STEELYARD
                        .post(
                                tenant.token(),
                                tenant.path("/invitations"),
                                Map.of("email", "byalink@example.com", "roles", List.of()))
                        .expect(201);
        var user = People.accept(STEELYARD, invited.secretOfLink(), "New");
        assertThat(events(tenant.token()))
                .anySatisfy(
                        event -> {
                            assertThat(event.path("action").asString())
                                    .isEqualTo("invitation.accept");
                            assertThat(event.path("actor").asString())
                                    .isEqualTo("link:" + invited.text("_id"));
                            assertThat(event.path("detail").path("user").asString())
                                    .isEqualTo(user.hex());
                        });
    }

    @Test
    void noEvent_holdsASecretOrAHash() {
        var client = tenant.client(STEELYARD);
        var path = "/clients/" + client.text("_id");
        STEELYARD.post(tenant.token(), path + "/secrets", Map.of()).expect(201);
        STEELYARD
                .post(
                        tenant.token(),
                        tenant.path("/invitations"),
                        Map.of("email", "x@example.com", "roles", List.of()))
                .expect(201);
        People.user(STEELYARD, "somebody@example.com");
        assertThat(events(STEELYARD.operator).toString())
                .doesNotContain("sy_")
                .doesNotContain("sha256")
                .doesNotContain("argon2")
                .doesNotContain(People.PASSWORD);
    }
}
