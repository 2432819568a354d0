package dev.steelyard.manage;

import dev.steelyard.testkit.Databases;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Secrets by which clients get tokens: several at once, ended for good. */
class CredentialTest {
    private static final Steelyard STEELYARD = new Steelyard(Databases.sqlite());

    static {
        Platform.make(STEELYARD);
    }

    private final Tenant tenant = Tenant.make(STEELYARD, "North");
    private final Answered client = tenant.client(STEELYARD);

    @AfterAll
    static void stop() {
        STEELYARD.close();
    }

    private String path(String below) {
        return "/clients/" + client.text("_id") + below;
    }

    private String in(Duration time) {
        return STEELYARD.clock.instant().plus(time).toString();
    }

    private Answered tokenWith(String secret) {
        return STEELYARD.token(client.text("_id"), secret);
    }

    @Test
    void rotation_bothSecretsWorkUntilTheOldOneEnds() {
        var first = client.text("client_secret");
        var second =
                STEELYARD
                        .post(
                                tenant.token(),
                                path("/secrets"),
                                Map.of("others_expire", in(Duration.ofMinutes(1))))
                        .expect(201)
                        .text("client_secret");
        tokenWith(first).expect(200);
        tokenWith(second).expect(200);
        STEELYARD.clock.move(Duration.ofMinutes(1));
        tokenWith(first).expect(401);
        tokenWith(second).expect(200);
    }

    @Test
    void retired_endsNow_andNothingBringsItBack() {
        var listed = STEELYARD.get(tenant.token(), path("/secrets")).expect(200);
        var id = listed.json().path("data").get(0).path("_id").asString();
        STEELYARD.delete(tenant.token(), path("/secrets/" + id)).expect(200);
        tokenWith(client.text("client_secret")).expect(401);
        STEELYARD
                .patch(tenant.token(), path("/secrets/" + id), "{\"expires\":null}")
                .invalid("expires");
        STEELYARD.delete(tenant.token(), path("/secrets/" + id)).expect(200);
        tokenWith(client.text("client_secret")).expect(401);
    }
}
