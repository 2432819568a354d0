package dev.steelyard.admin.credential;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.admin.running.Administration;
import dev.steelyard.admin.running.Catalogue;
import dev.steelyard.admin.running.Result;
import dev.steelyard.admin.running.Tenant;
import dev.steelyard.domain.refusal.RefusalCode;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Secrets and API keys: several at once, shown once, ended for good. */
class CredentialTest {
    private static final Administration ADMIN = new Administration();

    static {
        Catalogue.create(ADMIN);
    }

    private final Tenant tenant = Tenant.create(ADMIN, "North");
    private final Result client = tenant.client(ADMIN);

    @AfterAll
    static void stop() {
        ADMIN.close();
    }

    private String path(String below) {
        return "/clients/" + client.text("_id") + below;
    }

    private String in(Duration time) {
        return ADMIN.clock.instant().plus(time).toString();
    }

    @Test
    void list_holdsNoSecretAndNoHash() {
        ADMIN.post(tenant.staff(), path("/api-keys"), Map.of()).done();
        for (var kind : new String[] {"/secrets", "/api-keys"}) {
            var body = ADMIN.get(tenant.staff(), path(kind)).done().written();
            assertThat(body).doesNotContain("sy_").doesNotContain("sha256").contains("last_used");
        }
    }

    @Test
    void secretIsNoApiKey_inEitherList() {
        var secret = ADMIN.get(tenant.staff(), path("/secrets")).data().getFirst().text("_id");
        ADMIN.delete(tenant.staff(), path("/api-keys/" + secret)).missing();
    }

    @Test
    void credentialOfAnotherClient_isMissing() {
        var other = tenant.client(ADMIN).text("_id");
        var secret =
                ADMIN.get(tenant.staff(), "/clients/" + other + "/secrets")
                        .data()
                        .getFirst()
                        .text("_id");
        ADMIN.delete(tenant.staff(), path("/secrets/" + secret)).missing();
    }

    @Test
    void expiryInThePast_isInvalid() {
        ADMIN.post(tenant.staff(), path("/secrets"), Map.of("expires", in(Duration.ofSeconds(-1))))
                .invalid("expires");
        ADMIN.post(tenant.staff(), path("/secrets"), Map.of("others_expire", in(Duration.ZERO)))
                .invalid("others_expire");
    }

    @Test
    void eleventhLiveOne_isRefused_untilOneIsRetired() {
        for (int i = 1; i < 10; i++) {
            ADMIN.post(tenant.staff(), path("/api-keys"), Map.of()).done();
        }
        ADMIN.post(tenant.staff(), path("/api-keys"), Map.of())
                .forbidden(RefusalCode.TOO_MANY_CREDENTIALS);
        var first = ADMIN.get(tenant.staff(), path("/api-keys")).data().getFirst().text("_id");
        ADMIN.delete(tenant.staff(), path("/api-keys/" + first)).done();
        ADMIN.post(tenant.staff(), path("/api-keys"), Map.of()).done();
    }
}
