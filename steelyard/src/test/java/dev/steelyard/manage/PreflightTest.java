package dev.steelyard.manage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.domain.change.ChangeKey;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Which origins preflights know, as clients come, change and go. */
class PreflightTest {
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
