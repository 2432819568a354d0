package dev.steelyard.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How many rows a client that proves itself by assertions can cause at the other endpoints. */
class ClientRatesTest extends AssertingClient {
    @BeforeEach
    void waitUntilAllIsForgotten() {
        server.clock.forward(Duration.ofHours(1));
    }

    private int revoke() {
        var access = Tokens.of(token(key.signs(claims()))).access();
        var form = form(key.signs(claims()), "token", access);
        form.remove("grant_type");
        return server.browser().post("/oidc/revocation", form).status();
    }

    @Test
    void revocations_of_one_principal_are_429_after_three_hundred() {
        int before = server.rows("revocations");
        for (int i = 0; i < 300; i++) {
            assertThat(revoke()).isEqualTo(200);
        }
        assertThat(revoke()).isEqualTo(429);
        assertThat(server.rows("revocations") - before).isEqualTo(300);
        server.clock.forward(Duration.ofSeconds(1));
        assertThat(revoke()).isEqualTo(200);
    }

    @Test
    void assertions_of_one_client_are_429_after_six_thousand() {
        int accepted = 0;
        var last = token(key.signs(claims()));
        while (last.status() == 200) {
            accepted++;
            last = token(key.signs(claims()));
        }
        assertThat(accepted).isEqualTo(6000);
        assertThat(last.status()).isEqualTo(429);
        assertThat(error(last)).isEqualTo("rate_limited");
        assertThat(last.header("retry-after")).isEqualTo("1");
    }
}
