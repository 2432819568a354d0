package dev.steelyard.manage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.domain.audit.AuditFilter;
import dev.steelyard.domain.search.PageRequest;
import dev.steelyard.domain.throttle.FailureRateLimit;
import dev.steelyard.testkit.Databases;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** How many changes one actor may make, each of which leaves an audit event. */
class ChangeRateTest {
    private static final Steelyard STEELYARD = new Steelyard(Databases.sqlite());
    private static final FailureRateLimit OF_RESELLER =
            new FailureRateLimit(5_000, Duration.ofSeconds(1));

    static {
        Platform.make(STEELYARD);
    }

    private final Tenant tenant = Tenant.make(STEELYARD, "North");

    @AfterAll
    static void stop() {
        STEELYARD.close();
    }

    private Answered role(String name) {
        return STEELYARD.post(
                tenant.token(),
                tenant.path("/roles"),
                Map.of("name", name, "permissions", List.of()));
    }

    private String actor() {
        return STEELYARD
                .store
                .read(tx -> tx.audit().list(AuditFilter.ALL, new PageRequest(null, 1)))
                .getFirst()
                .actor();
    }

    @Test
    void moreThanItsRate_429_andNothingIsDone_othersGoOn() {
        role("First").expect(201);
        var bucket = "changes " + actor();
        STEELYARD.store.write(
                tx -> {
                    var now = STEELYARD.clock.instant();
                    while (tx.failures().add(bucket, OF_RESELLER, now)) {}
                    return true;
                });

        var refused = role("Second").refused(429, "rate_limited");
        assertThat(refused.header("retry-after")).isEqualTo("1");
        Tenant.make(STEELYARD, "South").role(STEELYARD, "Other");

        STEELYARD.clock.move(Duration.ofSeconds(1));
        role("First").refused(400, "invalid"); // takes nothing of the rate
        role("Second").expect(201);
        role("Third").refused(429, "rate_limited");
    }
}
