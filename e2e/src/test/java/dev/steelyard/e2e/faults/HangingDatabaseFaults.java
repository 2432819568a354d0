package dev.steelyard.e2e.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.e2e.Instance;
import dev.steelyard.e2e.client.Client;
import dev.steelyard.e2e.client.ManagementCaller;
import dev.steelyard.e2e.client.Provider;
import dev.steelyard.e2e.http.Answer;
import dev.steelyard.e2e.http.Http;
import dev.steelyard.testkit.Databases;
import dev.steelyard.testkit.PausableTcpRelay;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/** PostgreSQL takes connections and never answers: what needs no database is served. */
@Timeout(600)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init")
class HangingDatabaseFaults {
    /** Seconds; longer than the test needs. */
    private static final String PATIENT = "?connectTimeout=60&socketTimeout=60";

    private final Http http = new Http();
    private EmbeddedPostgres postgres;
    private PausableTcpRelay cable;
    private Instance instance;
    private Provider provider;
    private ManagementCaller operator;
    private Client known;
    private Client unknown;

    @BeforeAll
    void start() throws IOException {
        postgres = Databases.server();
        cable = new PausableTcpRelay(postgres.getPort());
        instance =
                Instance.prepare(
                        0,
                        0,
                        "postgresql://postgres:postgres@localhost:"
                                + cable.port()
                                + "/postgres"
                                + PATIENT);
        instance.startServer(instance.measured(), Crowd.FROM_ONE_SOURCE);
        var demo = instance.demo();
        provider = Provider.discover(http, instance.issuer());
        operator = ManagementCaller.of(http, provider, demo, "operator");
        known = new Client(demo.get("client_id"), demo.get("client_secret"), null, "");
        unknown =
                new Client(
                        demo.get("reseller", "client_id"),
                        demo.get("reseller", "client_secret"),
                        null,
                        "");
    }

    @AfterAll
    void stop() throws IOException {
        instance.close();
        cable.close();
        postgres.close();
    }

    @Test
    void requestsOfTheDatabase_clientCredentialsAndKeysAreServed() {
        assertOthersAreServed(() -> operator.get("/resellers"));
    }

    /** Of which one asks the database, and the others wait for it. */
    @Test
    void tokensOfOneClientThatIsNotKnownYet_clientCredentialsAndKeysAreServed() {
        assertOthersAreServed(
                () -> provider.token(unknown, Map.of("grant_type", "client_credentials")));
    }

    private void assertOthersAreServed(Supplier<Answer> request) {
        provider.clientCredentials(known);
        operator.get("/resellers").expect(200);
        cable.hold();
        try (var crowd = Crowd.of(http, instance.metrics(), request)) {
            int refused = 0;
            for (int i = 0; i < 68; i++) {
                var token = provider.token(known, Map.of("grant_type", "client_credentials"));
                var keys = provider.get(provider.metadata().getJWKSetURI());
                for (var answer : List.of(token, keys)) {
                    refused += answer.status() == 200 ? 0 : 1;
                }
            }
            assertThat(refused).as("of 136").isZero();
            assertThat(crowd.answers()).isNotEmpty();
            for (var answer : crowd.answers()) {
                answer.expect(503);
                assertThat(answer.header("Retry-After")).matches("[1-9][0-9]*");
            }
        } finally {
            cable.release();
        }
        ConnectedGuard.await(() -> request.get().status() == 200);
    }
}
