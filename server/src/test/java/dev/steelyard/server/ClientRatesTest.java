package dev.steelyard.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.domain.throttle.FailureRateLimit;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How many rows a client that proves itself by assertions can cause at the other endpoints. */
class ClientRatesTest extends AssertingClient {
    private static final int MOST = 6000;
    private static final int FEW = 20;

    @BeforeEach
    void waitUntilAllIsForgotten() {
        server.clock.move(Duration.ofHours(1));
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
        server.clock.move(Duration.ofSeconds(1));
        assertThat(revoke()).isEqualTo(200);
    }

    @Test
    void assertion_replayed_takes_nothing_from_the_budget() {
        var assertion = key.signs(claims());
        assertThat(token(assertion).status()).isEqualTo(200);
        var budget = server.texts("SELECT forgotten FROM failures");
        assertThat(budget).hasSize(1);

        assertThat(error(token(assertion))).isEqualTo("invalid_client");

        assertThat(server.texts("SELECT forgotten FROM failures")).containsAll(budget);
    }

    /** Takes from the budget what that many accepted assertions take. */
    private int acceptMore(int assertions) {
        var bucket = server.texts("SELECT bucket FROM failures");
        assertThat(bucket).hasSize(1);
        var budget = new FailureRateLimit(MOST, Duration.ofMillis(10));
        var now = server.clock.instant();
        server.store.write(
                tx -> {
                    for (int i = 0; i < assertions; i++) {
                        assertThat(tx.failures().add(bucket.getFirst(), budget, now)).isTrue();
                    }
                    return assertions;
                });
        return assertions;
    }

    @Test
    void assertions_of_one_client_are_429_after_six_thousand() {
        int accepted = 0;
        var last = token(key.signs(claims()));
        while (last.status() == 200) {
            accepted++;
            if (accepted == FEW) {
                accepted += acceptMore(MOST - 2 * FEW);
            }
            last = token(key.signs(claims()));
        }
        assertThat(accepted).isEqualTo(MOST);
        assertThat(last.status()).isEqualTo(429);
        assertThat(error(last)).isEqualTo("rate_limited");
        assertThat(last.header("retry-after")).isEqualTo("1");
    }
}
