package dev.steelyard.e2e.faults;

import static dev.steelyard.e2e.faults.ConnectedGuard.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.testkit.PausableTcpRelay;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What must hold of a real guard whatever fails between it and what it is to know: it never allows
 * what was refused for longer than its limit, and is right again by itself.
 */
@Timeout(600)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init")
class StreamFaults {
    private Platform platform;

    @BeforeAll
    void start(@TempDir Path folder) throws IOException {
        platform = new Platform(folder);
    }

    @AfterAll
    void stop() throws IOException {
        platform.close();
    }

    @Test
    void streamCut_anotherIsBegun_andNothingIsMissed() throws IOException {
        try (var cable = new PausableTcpRelay(platform.cluster().node(1).getPort());
                var guard = platform.connect(List.of(address(cable)))) {
            guard.awaitStreaming();
            for (int i = 0; i < 3; i++) {
                cable.cut();
                guard.assertSuspensionBites();
            }
        }
    }

    /** A cable that holds everything back looks like one that is whole. */
    @Test
    void heldBack_theGuardKnowsThatItHearsNothing_andGoesElsewhere() throws IOException {
        try (var cable = new PausableTcpRelay(platform.cluster().node(1).getPort());
                var guard = platform.connect(List.of(address(cable), platform.cluster().node(2)))) {
            guard.awaitStreaming();
            cable.hold();
            guard.assertSuspensionBites();
            cable.release();
            guard.assertSuspensionBites();
        }
    }

    @Test
    void toldTwice_countsOnce() throws IOException {
        try (var relay = new Relay(platform.cluster().node(1));
                var guard = platform.connect(List.of(relay.address()))) {
            relay.distort(event -> List.of(event, event));
            guard.awaitStreaming();
            for (int i = 0; i < 3; i++) {
                guard.assertSuspensionBites();
            }
            assertThat(guard.feed().figures().streams()).isEqualTo(1);
            assertThat(relay.distorted()).isPositive();
        }
    }

    @Test
    void toldOutOfOrder_isNotBelieved() throws IOException {
        try (var relay = new Relay(platform.cluster().node(1));
                var guard = platform.connect(List.of(relay.address()))) {
            guard.awaitStreaming();
            relay.distort(new Swapped());
            for (int i = 0; i < 3; i++) {
                guard.assertSuspensionBites();
            }
            assertThat(relay.distorted()).isPositive();
        }
    }

    /** What was read before the change arrives after the guard has heard of it. */
    @Test
    void changeDuringALoad_whatWasReadBeforeIsNotKept() throws Exception {
        try (var relay = new Relay(platform.cluster().node(1));
                var guard = platform.connect(List.of(relay.address()))) {
            guard.awaitStreaming();
            var token = platform.token();
            try (var held = relay.holdAnswersOf("/states")) {
                var decision = Thread.ofVirtual().start(() -> guard.allowed(token));
                held.awaitOne();
                long before = guard.feed().applied();
                platform.suspend();
                await(() -> guard.feed().applied() > before);
                held.close();
                decision.join();
            }
            assertThat(guard.allowed(token)).isFalse();
            platform.revive();
            await(() -> guard.allowed(token));
        }
    }

    /** Guards that take nothing of what they asked for, which is more than a connection holds. */
    @Test
    void slowGuards_keepNobodyElseWaiting() throws IOException, SQLException {
        try (var slow = new SlowGuards(platform, platform.cluster().node(1), 20);
                var guard = platform.connect(List.of(platform.cluster().node(1)))) {
            guard.awaitStreaming();
            for (int i = 0; i < 5; i++) {
                platform.changes(10_000, "user:" + "n".repeat(500));
                guard.assertSuspensionBites();
                // One that had become late would have been given up.
                assertThat(guard.feed().figures().streaming()).isTrue();
            }
            assertThat(slow.begun()).isEqualTo(20);
            assertThat(guard.feed().figures().streams()).isEqualTo(1);
        }
    }

    @Test
    void nodeKilled_anotherTakesOver() {
        var cluster = platform.cluster();
        try (var guard = platform.connect(List.of(cluster.node(2), cluster.node(0)))) {
            guard.awaitStreaming();
            cluster.kill(2);
            guard.assertSuspensionBites();
        } finally {
            cluster.restart(2);
        }
    }

    @Test
    void databaseRestarted_theGuardGoesOn_andHearsWhatHappensThen() throws IOException {
        try (var guard = platform.connect(platform.cluster().nodesFrom(0))) {
            var token = platform.token();
            await(() -> guard.allowed(token));
            platform.stopDatabase();
            assertThat(guard.allowed(token)).isTrue();
            platform.startDatabase();
            await(() -> platform.operator().get("/resellers").status() == 200);
            guard.assertSuspensionBites();
        }
    }

    @Test
    void startedWhileNoNodeIsThere_closed_andRightOnceThereIsOne() {
        var token = platform.token();
        platform.cluster().kill(2);
        try (var guard = platform.connect(List.of(platform.cluster().node(2)))) {
            assertThat(guard.allowed(token)).isFalse();
            platform.cluster().restart(2);
            await(() -> guard.allowed(token));
            guard.assertSuspensionBites();
        }
    }

    @Test
    void aMillionChangesBehind_startsAfresh() throws IOException, SQLException {
        try (var cable = new PausableTcpRelay(platform.cluster().node(1).getPort());
                var guard = platform.connect(List.of(address(cable)))) {
            guard.awaitStreaming();
            var token = platform.token();
            await(() -> guard.allowed(token));
            cable.hold();
            platform.changes(1_000_000);
            platform.suspend();
            cable.release();
            await(() -> !guard.allowed(token));
            platform.revive();
            await(() -> guard.allowed(token));
        }
    }

    @Test
    void tenThousandChangesAtOnce_theGuardKeepsUp() throws SQLException {
        try (var guard = platform.connect(platform.cluster().nodesFrom(1))) {
            guard.awaitStreaming();
            var token = platform.token();
            await(() -> guard.allowed(token));
            platform.changes(10_000);
            guard.assertSuspensionBites();
        }
    }

    @Test
    void keysRotatedMeanwhile_oldAndNewTokensAreTaken() {
        try (var guard = platform.connect(platform.cluster().nodesFrom(1))) {
            var old = platform.token();
            await(() -> guard.allowed(old));
            platform.operator().post("/keys/rotate", Map.of("algorithm", "ES256")).expect(200);
            assertThat(guard.allowed(old)).isTrue();
            await(() -> guard.allowed(platform.token()));
            guard.assertSuspensionBites();
        }
    }

    /** What is counted is how long ago, not when. */
    @Test
    void clockThatIsAMinuteWrong_doesNotMakeTheNewsOlderOrNewer() {
        var ahead = InstantSource.offset(InstantSource.system(), ConnectedGuard.LIMIT);
        try (var guard = platform.connect(ahead, platform.cluster().nodesFrom(1))) {
            guard.awaitStreaming();
            platform.suspend();
            long head = guard.feed().figures().head();
            platform.revive();
            await(() -> guard.feed().applied() > head);
            assertThat(guard.feed().silence()).isLessThan(ConnectedGuard.LIMIT);
        }
    }

    private static URI address(PausableTcpRelay cable) {
        return URI.create("http://localhost:" + cable.port());
    }
}
