package dev.steelyard.manage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.admin.operation.Actor;
import dev.steelyard.domain.reseller.Authority;
import dev.steelyard.operations.client.ClientOperations.NewManagementClient;
import dev.steelyard.operations.client.CreatedClient;
import dev.steelyard.testkit.Databases;
import dev.steelyard.testkit.PausableTcpRelay;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A database that takes connections and never answers: what needs none of it is served. */
@Timeout(300)
@SuppressWarnings("NullAway.Init")
class HangingDatabaseTest {
    private static final int ALL = Steelyard.LIMITS.concurrent();

    private final HttpClient http = HttpClient.newHttpClient();
    private final ConcurrentLinkedQueue<HttpResponse<String>> answered =
            new ConcurrentLinkedQueue<>();
    private final List<Thread> waiting = new ArrayList<>();
    private EmbeddedPostgres postgres;
    private PausableTcpRelay cable;
    private Steelyard steelyard;
    private CreatedClient known;
    private CreatedClient unknown;

    @BeforeEach
    void start() throws IOException {
        postgres = Databases.server();
        cable = new PausableTcpRelay(postgres.getPort());
        steelyard =
                new Steelyard(
                        "postgresql://postgres:postgres@localhost:"
                                + cable.port()
                                + "/postgres?connectTimeout=120&socketTimeout=300");
        known = client();
        unknown = client();
        steelyard.token(known);
        steelyard.get(steelyard.operator, "/resellers").expect(200);
    }

    @AfterEach
    void stop() throws Exception {
        steelyard.close();
        cable.close();
        postgres.close();
        http.close();
    }

    private CreatedClient client() {
        return Steelyard.done(
                steelyard
                        .manage
                        .managementClients()
                        .create(
                                Actor.system(),
                                new NewManagementClient(
                                        "for a test", new Authority.Operator(), Set.of())));
    }

    @Test
    void requests_of_the_database_256_times_and_others_are_served() throws Exception {
        assertOthersAreServed(
                () ->
                        steelyard
                                .request("/api/v1/resellers")
                                .header("authorization", "Bearer " + steelyard.operator));
    }

    /** Of which one asks the database, and the others wait for it. */
    @Test
    void tokens_of_one_client_that_is_not_known_yet_256_times_and_others_are_served()
            throws Exception {
        assertOthersAreServed(() -> tokenRequest(unknown));
    }

    private void assertOthersAreServed(Supplier<HttpRequest.Builder> request) throws Exception {
        cable.hold();
        try {
            crowd(request);
            int refused = 0;
            for (int i = 0; i < 68; i++) {
                refused += send(tokenRequest(known)).statusCode() == 200 ? 0 : 1;
                refused += send(steelyard.request("/oidc/jwks")).statusCode() == 200 ? 0 : 1;
            }
            assertThat(refused).isZero();
            assertThat(answered).isNotEmpty();
            for (var answer : answered) {
                assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
                assertThat(answer.body()).contains("temporarily_unavailable");
                assertThat(answer.headers().firstValue("retry-after")).isPresent();
            }
        } finally {
            cable.release();
            for (var thread : waiting) {
                thread.join();
            }
        }
        assertThat(send(request.get()).statusCode()).isEqualTo(200);
    }

    /** As many as there are places for, each of which was answered or waits now. */
    private void crowd(Supplier<HttpRequest.Builder> request) {
        for (int i = 0; i < ALL; i++) {
            waiting.add(Thread.ofVirtual().start(() -> answered.add(send(request.get()))));
        }
        while (answered.size() + steelyard.load().requests() < ALL) {
            LockSupport.parkNanos(1_000_000);
        }
    }

    private HttpRequest.Builder tokenRequest(CreatedClient client) {
        var secret = Objects.requireNonNull(client.secret()).reveal();
        var pair = client.client().id().hex() + ":" + secret;
        return steelyard
                .request("/oidc/token")
                .header(
                        "authorization",
                        "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(UTF_8)))
                .header("content-type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("grant_type=client_credentials"));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
