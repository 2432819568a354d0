package dev.steelyard.manage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.domain.change.ChangeKey;
import dev.steelyard.testkit.Databases;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Which origins preflights know, as clients come, change and go. */
class PreflightTest {
    private static final Steelyard STEELYARD = new Steelyard(Databases.sqlite());

    private static final Platform PLATFORM = Platform.make(STEELYARD);
    private static final String SECRET =
            STEELYARD
                    .post(
                            STEELYARD.operator,
                            "/resource-servers/" + PLATFORM.resourceServer() + "/secrets",
                            Map.of())
                    .expect(201)
                    .text("client_secret");

    private final Tenant tenant = Tenant.make(STEELYARD, "North");

    @AfterAll
    static void stop() {
        STEELYARD.close();
    }

    @Test
    void origin_isKnown_whileALiveClientRegistersIt() {
        var origin = "https://known.example.com";
        assertThat(preflight(origin)).isEqualTo(403);

        var client = client(origin);
        assertThat(preflight(origin)).isEqualTo(204);
        change(client, Map.of("origins", List.of()));
        assertThat(preflight(origin)).isEqualTo(403);
        change(client, Map.of("origins", List.of(origin)));
        assertThat(preflight(origin)).isEqualTo(204);
        STEELYARD.post(tenant.token(), client + "/suspend", Map.of()).expect(200);
        assertThat(preflight(origin)).isEqualTo(403);
        change(client, Map.of("origins", List.of(origin, "https://other.example.com")));
        assertThat(preflight(origin)).isEqualTo(403);
        STEELYARD.post(tenant.token(), client + "/revive", Map.of()).expect(200);
        assertThat(preflight(origin)).isEqualTo(204);
    }

    @Test
    void guard_isToldOfTheOriginThatItNames() {
        client("https://guarded.example.com");
        assertThat(registered("?origin=https%3A%2F%2Fguarded.example.com")).isTrue();
        assertThat(registered("?origin=https%3A%2F%2Fnobody.example.com")).isFalse();
        assertThat(asked("").status()).isEqualTo(400);
    }

    private static boolean registered(String query) {
        var answer = asked(query).expect(200).json();
        assertThat(answer.propertyNames()).containsExactlyInAnyOrder("as_of", "registered");
        return answer.path("registered").asBoolean();
    }

    private static Answered asked(String query) {
        var basic = (PLATFORM.resourceServer() + ":" + SECRET).getBytes(UTF_8);
        return STEELYARD.send(
                STEELYARD
                        .request("/guard/v1/origins" + query)
                        .header(
                                "authorization",
                                "Basic " + Base64.getEncoder().encodeToString(basic)));
    }

    @Test
    void otherChangesOfAClient_leaveTheOriginsAlone() {
        var client = client("https://kept.example.com");
        long before = STEELYARD.store.changes().after(Long.MAX_VALUE, 1).head();

        change(client, Map.of("name", "Renamed"));

        var keys =
                STEELYARD.store.changes().after(before, 100).changes().stream()
                        .flatMap(change -> change.keys().stream());
        assertThat(keys).hasSize(1).doesNotContain(ChangeKey.ORIGINS);
    }

    private String client(String origin) {
        var wish =
                Map.of(
                        "name", "Browser",
                        "type", "public",
                        "grant_types", List.of("authorization_code"),
                        "redirect_uris", List.of("https://app.example.com/callback"),
                        "origins", List.of(origin));
        var made = STEELYARD.post(tenant.token(), tenant.path("/clients"), wish).expect(201);
        return "/clients/" + made.text("_id");
    }

    private void change(String client, Map<String, Object> patch) {
        STEELYARD.patch(tenant.token(), client, patch).expect(200);
    }

    private static int preflight(String origin) {
        return STEELYARD
                .send(
                        STEELYARD
                                .request("/oidc/token")
                                .header("Origin", origin)
                                .method("OPTIONS", BodyPublishers.noBody()))
                .response()
                .statusCode();
    }
}
