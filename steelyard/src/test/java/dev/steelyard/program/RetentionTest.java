package dev.steelyard.program;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.program.configuration.Configuration;
import dev.steelyard.server.settings.Lifetimes;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is swept is over by the lifetimes that were set, whatever they are. */
class RetentionTest {
    @Test
    void accessTokensOfADay_usedCodesAreKnownAsLong() {
        assertThat(Node.retention(lifetimes("access_token", "1d")).usedCodes())
                .isGreaterThan(Duration.ofDays(1).plusSeconds(30));
    }

    @Test
    void refreshIdleOfYears_familiesStayAsLong_butNoLongerThanTheyCanBeUsed() {
        assertThat(Node.retention(lifetimes("refresh_idle", "300d")).idleFamilies())
                .isGreaterThan(Duration.ofDays(300));
        assertThat(Node.retention(lifetimes("refresh_idle", "900d")).idleFamilies())
                .isGreaterThan(Duration.ofDays(365))
                .isLessThan(Duration.ofDays(400));
    }

    @Test
    void sessionIdleOfDays_sessionsStayAsLong_butNoLongerThanTheyCanBeUsed() {
        assertThat(Node.retention(lifetimes("session_idle", "5d")).idleSessions())
                .isGreaterThan(Duration.ofDays(5));
        assertThat(Node.retention(lifetimes("session_idle", "900d")).idleSessions())
                .isGreaterThan(Duration.ofDays(7))
                .isLessThan(Duration.ofDays(30));
    }

    private static Lifetimes lifetimes(String name, String value) {
        return Configuration.load(null, Map.of(), Map.of("lifetimes." + name, value))
                .server()
                .lifetimes();
    }
}
