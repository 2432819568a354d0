package dev.steelyard.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.client.metadata.AuthenticationMethod;
import dev.steelyard.domain.client.metadata.ClientAuthentication;
import dev.steelyard.domain.client.metadata.ClientSettings;
import dev.steelyard.domain.client.setting.AuthenticationSettings;
import dev.steelyard.domain.client.setting.RequestSettings;
import dev.steelyard.domain.client.setting.SettingValues;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.reseller.Reseller;
import dev.steelyard.http.answer.Json;
import dev.steelyard.http.answer.OAuthError;
import dev.steelyard.http.request.QueryWriter;
import dev.steelyard.http.source.Proxies;
import dev.steelyard.server.issuance.SectorUriFetcher;
import dev.steelyard.server.outgoing.HttpsPeer;
import dev.steelyard.server.outgoing.WaitingRequestLimiter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A peer that takes connections and never answers holds up its own client only. */
@Timeout(300)
@SuppressWarnings("NullAway.Init")
class HangingPeersTest {
    private static final int ALL = RunningServer.LIMITS.concurrent();

    private final SignerKey key = SignerKey.of("ES256", "one");
    private final CountDownLatch letGo = new CountDownLatch(1);
    private final AtomicInteger calls = new AtomicInteger();
    private final ConcurrentLinkedQueue<Browser.Page> answered = new ConcurrentLinkedQueue<>();
    private final List<Thread> waiting = new ArrayList<>();
    private HttpsPeer peer;
    private RunningServer server;

    @BeforeEach
    void start() {
        peer = new HttpsPeer(this::hang);
        server = new RunningServer(RunningServer.ISSUER, Proxies.NONE, peer.trusted());
        publish(server.platform.machine, key.jwks(), null);
    }

    @AfterEach
    void stop() throws InterruptedException {
        letGo.countDown();
        for (var thread : waiting) {
            thread.join();
        }
        server.close();
        peer.close();
    }

    private void hang(HttpExchange exchange) throws IOException {
        calls.incrementAndGet();
        try {
            letGo.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        HttpsPeer.answer(exchange, 200, key.jwks());
    }

    @Test
    void unknown_kid_of_one_client_256_times_and_other_clients_are_served() {
        publishAt("/hangs");
        crowd(() -> byAssertion(server.platform.client));

        assertThat(refusedOthers(68)).isZero();
        assertThat(calls).hasValue(1);
        assertTemporarilyUnavailable();
        // What was not checked is not counted as a wrong guess: this is the budget of the others.
        assertThat(server.failures()).hasSize(1);
    }

    @Test
    void jwks_uri_changed_again_and_again_and_other_clients_are_served() {
        int refused = 0;
        for (int round = 0; round < 7; round++) {
            publishAt("/hangs" + round);
            crowd(() -> byAssertion(server.platform.client));
            refused += refusedOthers(31);
        }
        assertThat(refused).isZero();
        assertThat(calls.get()).isLessThanOrEqualTo(2);
        assertTemporarilyUnavailable();
    }

    @Test
    void request_object_with_an_unknown_kid_256_times_and_other_clients_are_served() {
        signsRequests(server.platform.client, "/hangs");
        crowd(() -> authorize("request", requestObject()));

        assertThat(refusedOthers(68)).isZero();
        assertThat(calls).hasValue(1);
        assertSentBackTemporarilyUnavailable();
    }

    @Test
    void request_uri_256_times_and_other_clients_are_served() {
        signsRequests(server.platform.client, "/hangs");
        crowd(() -> authorize("request_uri", peer.at("/object").toString()));

        assertThat(refusedOthers(68)).isZero();
        assertSentBackTemporarilyUnavailable();
    }

    /** It is in the object that could not be fetched where the answer goes. */
    @Test
    void request_uri_alone_without_a_place_503_page_with_retry_after() {
        signsRequests(server.platform.client, "/hangs");
        crowd(() -> authorize("request_uri", peer.at("/object").toString(), ""));

        assertThat(answered).isNotEmpty();
        for (var page : answered) {
            assertThat(page.status()).isEqualTo(503);
            assertThat(page.header("retry-after")).isEqualTo("1");
            assertThat(page.header("content-type")).startsWith("text/html");
        }
    }

    /** Each owner has two places, and one for clients that are not made yet. */
    @Test
    void sector_document_without_a_place_is_temporarily_unavailable_and_others_are_fetched() {
        var places = new WaitingRequestLimiter(8, _ -> Optional.empty());
        var sectors = new SectorUriFetcher(server.core.newOutgoing(), places);
        var uri = peer.at("/sector");
        Id<Reseller> north = new Id<>("1".repeat(24));
        Id<Reseller> south = new Id<>("2".repeat(24));
        waiting.add(Thread.ofVirtual().start(() -> sectors.fetch(north, uri)));
        server.await(() -> calls.get() == 1);

        assertThatThrownBy(() -> sectors.fetch(north, uri))
                .isInstanceOfSatisfying(
                        OAuthError.class,
                        e ->
                                assertThat(e.code())
                                        .isEqualTo(OAuthError.Code.TEMPORARILY_UNAVAILABLE));
        waiting.add(Thread.ofVirtual().start(() -> sectors.fetch(south, uri)));
        server.await(() -> calls.get() == 2);
    }

    /** As many as there are places for, each of which was answered or waits now. */
    private void crowd(Supplier<Browser.Page> request) {
        for (int i = 0; i < ALL; i++) {
            waiting.add(Thread.ofVirtual().start(() -> answered.add(request.get())));
        }
        int sent = waiting.size();
        server.await(() -> answered.size() + server.load().requests() >= sent && calls.get() > 0);
    }

    private void publishAt(String path) {
        publish(server.platform.client, null, peer.at(path).toString());
    }

    private void publish(Client client, @Nullable String jwks, @Nullable String uri) {
        server.set(
                client,
                ClientSettings.SAFE.with(
                        new ClientAuthentication(
                                AuthenticationMethod.PRIVATE_KEY_JWT, jwks, uri, null)));
    }

    private void signsRequests(Client client, String path) {
        server.set(
                client,
                SettingValues.NONE
                        .with(AuthenticationSettings.JWKS_URI, peer.at(path).toString())
                        .with(RequestSettings.SIGNING_ALGORITHM, "ES256")
                        .with(RequestSettings.REQUEST_URIS, Set.of(peer.at("/object").toString()))
                        .over(client.settings()));
    }

    private Browser.Page byAssertion(Client client) {
        var claims = AssertingClient.claims(server, client.id().hex());
        return server.browser().post("/oidc/token", AssertingClient.form(key.signs(claims)));
    }

    private String requestObject() {
        return key.signs(
                Map.of(
                        "iss",
                        server.platform.client.id().hex(),
                        "aud",
                        RunningServer.ISSUER,
                        "exp",
                        server.clock.instant().getEpochSecond() + 60));
    }

    private Browser.Page authorize(String name, String value) {
        return authorize(name, value, Platform.REDIRECT_URI);
    }

    private Browser.Page authorize(String name, String value, String redirectUri) {
        var query = new LinkedHashMap<String, String>();
        query.put("client_id", server.platform.client.id().hex());
        query.put(name, value);
        if (!redirectUri.isEmpty()) {
            query.put("redirect_uri", redirectUri);
        }
        return server.browser().get("/oidc/auth?" + QueryWriter.of(query));
    }

    /** How many of so many token requests of another client are not answered by a token. */
    private int refusedOthers(int requests) {
        int refused = 0;
        for (int i = 0; i < requests; i++) {
            refused += byAssertion(server.platform.machine).status() == 200 ? 0 : 1;
        }
        return refused;
    }

    private void assertTemporarilyUnavailable() {
        assertThat(answered).isNotEmpty();
        for (var page : answered) {
            assertThat(page.status()).as(page.body()).isEqualTo(503);
            assertThat(page.header("retry-after")).isEqualTo("1");
            assertThat(Json.MAPPER.readTree(page.body()).path("error").asString())
                    .isEqualTo("temporarily_unavailable");
        }
    }

    private void assertSentBackTemporarilyUnavailable() {
        assertThat(answered).isNotEmpty();
        for (var page : answered) {
            assertThat(page.location()).as(page.body()).startsWith(Platform.REDIRECT_URI + "?");
            assertThat(page.answer()).containsEntry("error", "temporarily_unavailable");
        }
    }
}
