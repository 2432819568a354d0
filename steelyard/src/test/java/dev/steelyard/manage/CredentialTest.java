package dev.steelyard.manage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Secrets and API keys: several at once, shown once, ended for good. */
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

    @Test
    void list_holdsNoSecretAndNoHash() {
        STEELYARD.post(tenant.token(), path("/api-keys"), Map.of()).expect(201);
        for (var kind : new String[] {"/secrets", "/api-keys"}) {
            var body = STEELYARD.get(tenant.token(), path(kind)).expect(200).response().body();
            assertThat(body).doesNotContain("sy_").doesNotContain("sha256").contains("last_used");
        }
    }

    @Test
    void secretIsNoApiKey_inEitherList() {
        var secret =
                STEELYARD
                        .get(tenant.token(), path("/secrets"))
                        .json()
                        .path("data")
                        .get(0)
                        .path("_id")
                        .asString();
        STEELYARD.delete(tenant.token(), path("/api-keys/" + secret)).refused(404, "not_found");
    }

    @Test
    void credentialOfAnotherClient_isMissing() {
        var other = tenant.client(STEELYARD).text("_id");
        var secret =
                STEELYARD
                        .get(tenant.token(), "/clients/" + other + "/secrets")
                        .json()
                        .path("data")
                        .get(0)
                        .path("_id")
                        .asString();
        STEELYARD.delete(tenant.token(), path("/secrets/" + secret)).refused(404, "not_found");
    }

    @Test
    void expiryInThePast_isInvalid() {
        STEELYARD
                .post(
                        tenant.token(),
                        path("/secrets"),
                        Map.of("expires", in(Duration.ofSeconds(-1))))
                .invalid("expires");
        STEELYARD
                .post(tenant.token(), path("/secrets"), Map.of("others_expire", in(Duration.ZERO)))
                .invalid("others_expire");
    }

    @Test
    void eleventhLiveOne_isRefused_untilOneIsRetired() {
        for (int i = 1; i < 10; i++) {
            STEELYARD.post(tenant.token(), path("/api-keys"), Map.of()).expect(201);
        }
        STEELYARD
                .post(tenant.token(), path("/api-keys"), Map.of())
                .refused(403, "too_many_credentials");
        var first =
                STEELYARD
                        .get(tenant.token(), path("/api-keys"))
                        .json()
                        .path("data")
                        .get(0)
                        .path("_id")
                        .asString();
        STEELYARD.delete(tenant.token(), path("/api-keys/" + first)).expect(200);
        STEELYARD.post(tenant.token(), path("/api-keys"), Map.of()).expect(201);
    }
}
