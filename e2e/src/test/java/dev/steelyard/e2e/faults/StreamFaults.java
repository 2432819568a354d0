package dev.steelyard.e2e.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.e2e.Cluster;
import dev.steelyard.e2e.client.Client;
import dev.steelyard.e2e.client.Management;
import dev.steelyard.e2e.client.Provider;
import dev.steelyard.e2e.http.Http;
import dev.steelyard.e2e.process.Port;
import dev.steelyard.guard.Decision;
import dev.steelyard.guard.Guard;
import dev.steelyard.guard.GuardRequest;
import dev.steelyard.guard.feed.FeedSettings;
import dev.steelyard.guard.feed.GuardFeed;
import dev.steelyard.guard.operation.Operations;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
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
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final Http http = new Http();
    private final int postgresPort = Port.free();
    private EmbeddedPostgres postgres;
    private Cluster cluster;
    private Provider provider;
    private Management operator;
    private Client client;
    private Path folder;
    private @Nullable GuardFeed feed;
    private @Nullable Guard guard;

    @BeforeAll
    void start(@TempDir Path temporary) throws IOException {
        folder = temporary;
        postgres = database();
        cluster =
                Cluster.start(
                        "postgresql://postgres:postgres@localhost:" + postgresPort + "/postgres",
                        3);
        var demo = cluster.demo();
        provider = Provider.discover(http, cluster.issuer());
        operator = Management.of(http, provider, demo, "operator");
        client =
                new Client(
                        demo.get("client_id"), demo.get("client_secret"), demo.get("api_key"), "");
    }

    @AfterAll
    void stop() throws IOException {
        cluster.close();
        postgres.close();
    }

    @AfterEach
    void disconnect() {
        if (feed != null) {
            feed.close();
        }
    }

    @Test
    void streamCut_anotherIsBegun_andNothingIsMissed() throws IOException {
        try (var cable = new Cable(cluster.node(1).getPort())) {
            connect(InstantSource.system(), List.of(cable.address()));
            awaitStreaming();
            for (int i = 0; i < 3; i++) {
                cable.cut();
                assertSuspensionBites();
            }
        }
    }

    /** A cable that holds everything back looks like one that is whole. */
    @Test
    void heldBack_theGuardKnowsThatItHearsNothing_andGoesElsewhere() throws IOException {
        try (var cable = new Cable(cluster.node(1).getPort())) {
            connect(InstantSource.system(), List.of(cable.address(), cluster.node(2)));
            awaitStreaming();
            cable.hold(true);
            assertSuspensionBites();
            cable.hold(false);
            assertSuspensionBites();
        }
    }

    @Test
    void nodeKilled_anotherTakesOver() {
        connect(InstantSource.system(), List.of(cluster.node(2), cluster.node(0)));
        awaitStreaming();
        cluster.kill(2);
        try {
            assertSuspensionBites();
        } finally {
            cluster.restart(2);
        }
    }

    @Test
    void databaseRestarted_theGuardGoesOn_andHearsWhatHappensThen() throws IOException {
        connect(InstantSource.system(), cluster.nodesFrom(0));
        var token = token();
        await(() -> allowed(token));
        postgres.close();
        assertThat(allowed(token)).isTrue();
        postgres = database();
        await(() -> operator.get("/resellers").status() == 200);
        assertSuspensionBites();
    }

    @Test
    void startedWhileNoNodeIsThere_closed_andRightOnceThereIsOne() {
        var token = token();
        cluster.kill(2);
        connect(InstantSource.system(), List.of(cluster.node(2)));
        assertThat(allowed(token)).isFalse();
        cluster.restart(2);
        await(() -> allowed(token));
        assertSuspensionBites();
    }

    @Test
    void aMillionChangesBehind_startsAfresh() throws IOException, SQLException {
        try (var cable = new Cable(cluster.node(1).getPort())) {
            connect(InstantSource.system(), List.of(cable.address()));
            awaitStreaming();
            var token = token();
            await(() -> allowed(token));
            cable.hold(true);
            changes(1_000_000);
            act("suspend");
            cable.hold(false);
            await(() -> !allowed(token));
            act("revive");
            await(() -> allowed(token));
        }
    }

    @Test
    void tenThousandChangesAtOnce_theGuardKeepsUp() throws SQLException {
        connect(InstantSource.system(), cluster.nodesFrom(1));
        awaitStreaming();
        var token = token();
        await(() -> allowed(token));
        changes(10_000);
        assertSuspensionBites();
    }

    @Test
    void keysRotatedMeanwhile_oldAndNewTokensAreTaken() {
        connect(InstantSource.system(), cluster.nodesFrom(1));
        var old = token();
        await(() -> allowed(old));
        operator.post("/keys/rotate", Map.of("algorithm", "ES256")).expect(200);
        assertThat(allowed(old)).isTrue();
        await(() -> allowed(token()));
        assertSuspensionBites();
    }

    /** What is counted is how long ago, not when. */
    @Test
    void clockThatIsAMinuteWrong_doesNotMakeTheNewsOlderOrNewer() {
        var ahead = InstantSource.offset(InstantSource.system(), LIMIT);
        connect(ahead, cluster.nodesFrom(1));
        awaitStreaming();
        var streamed = feed();
        operator.post("/clients/" + client.id() + "/suspend", Map.of()).expect(200);
        long head = streamed.figures().head();
        operator.post("/clients/" + client.id() + "/revive", Map.of()).expect(200);
        await(() -> streamed.applied() > head);
        assertThat(streamed.silence()).isLessThan(LIMIT);
    }

    private GuardFeed feed() {
        if (feed == null) {
            throw new IllegalStateException("not connected");
        }
        return feed;
    }

    private void connect(InstantSource clock, List<URI> nodes) {
        var demo = cluster.demo();
        feed =
                GuardFeed.connect(
                        FeedSettings.of(
                                        URI.create(cluster.issuer()),
                                        demo.get("resource_server", "id"),
                                        demo.get("resource_server", "secret"))
                                .withNodes(nodes),
                        clock);
        guard =
                Guard.builder()
                        .audience("http://localhost:8081")
                        .feed(feed)
                        .clock(clock)
                        .silenceLimit(LIMIT)
                        .operations(Operations.parse("GET /{application}/documents documents:read"))
                        .build();
    }

    private void awaitStreaming() {
        await(() -> feed().figures().streaming());
    }

    /** Allowed; refused after a suspension, within the limit; and allowed again after a revival. */
    private void assertSuspensionBites() {
        var token = token();
        await(() -> allowed(token));
        act("suspend");
        long suspended = System.nanoTime();
        while (allowed(token)) {
            assertThat(Duration.ofNanos(System.nanoTime() - suspended)).isLessThan(LIMIT);
        }
        act("revive");
        await(() -> allowed(token));
    }

    private void act(String what) {
        operator.post("/clients/" + client.id() + "/" + what, Map.of()).expect(200);
    }

    private String token() {
        return provider.clientCredentials(client).accessToken();
    }

    private boolean allowed(String token) {
        if (guard == null) {
            throw new IllegalStateException("not connected");
        }
        var request =
                new GuardRequest(
                        "GET",
                        "/" + cluster.demo().get("application") + "/documents",
                        null,
                        List.of("Bearer " + token),
                        List.of(String.valueOf(client.apiKey())),
                        List.of(),
                        "fault");
        return guard.decide(request) instanceof Decision.Allowed;
    }

    /** As long as the machine takes; the test as a whole has a limit. */
    private static void await(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }

    private EmbeddedPostgres database() throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(folder.resolve("data"))
                .setCleanDataDirectory(false)
                .setPort(postgresPort)
                .start();
    }

    /** That many changes of nothing that anybody asks for, in one transaction. */
    private void changes(int count) throws SQLException {
        try (var connection = postgres.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("SELECT seq FROM change_head FOR UPDATE");
            statement.execute(
                    """
                    INSERT INTO changes (seq, at, keys)
                    SELECT h.seq + n, 4102444800000, 'user:nobody'
                    FROM change_head h, generate_series(1, %d) n"""
                            .formatted(count));
            statement.execute("UPDATE change_head SET seq = seq + " + count);
            statement.execute("SELECT pg_notify('steelyard_changes', '')");
            connection.commit();
        }
    }
}
