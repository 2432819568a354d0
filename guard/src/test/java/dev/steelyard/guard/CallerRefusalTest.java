package dev.steelyard.guard;

import static dev.steelyard.guard.scripted.GuardedApi.code;
import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.guard.scripted.GuardedApi;
import dev.steelyard.guard.scripted.Issuer;
import dev.steelyard.guard.scripted.States;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Good tokens whose bearer is refused: revoked, not alive, API key, origin. */
class CallerRefusalTest {
    private static final String CLIENT_KEY = "client:" + Issuer.CLIENT;
    private final GuardedApi api = new GuardedApi();

    @AfterEach
    void close() {
        api.close();
    }

    @ParameterizedTest
    @CsvSource({
        "client_suspended,client_suspended",
        "client_unknown,client_suspended",
        "user_disabled,user_disabled",
        "user_unknown,user_disabled",
        "not_a_member,not_a_member",
        "consent_withdrawn,consent_withdrawn",
        "eaten_by_wolves,token_revoked"
    })
    void principalNotLive_refusedFromTheNextPollOn(String reason, String code) {
        String token = api.userToken();
        assertThat(code(api.decide("GET", "/665f00/collections", token))).isEqualTo("allowed");
        api.server.put(States.dead(States.user(), reason));
        api.server.change(null, "user:" + Issuer.USER);
        api.feed.poll();
        assertThat(code(api.decide("GET", "/665f00/collections", token))).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({
        "jti,665fd1,token_revoked",
        "family,665ff1,token_revoked",
        "sid,665fe1,session_ended"
    })
    void revoked_byAChange_orByTheState(String kind, String value, String code) {
        String token = api.userToken();
        Map<String, Object> revoked =
                Map.of("kind", kind, "value", value, "until", api.clock.millis() + 330_000);
        api.server.change(revoked, "staff:1");
        api.feed.poll();
        assertThat(code(api.decide("GET", "/665f00/collections", token))).isEqualTo(code);

        try (GuardedApi other = new GuardedApi()) {
            Map<String, Object> state = States.user();
            state.put("revoked", List.of(revoked));
            other.server.put(state);
            assertThat(code(other.decide("GET", "/665f00/collections", other.userToken())))
                    .isEqualTo(code);
        }
    }

    @Test
    void confidentialClient_withoutKey_missing_withAnyOther_invalid() {
        List<String> bearer = List.of("Bearer " + api.token());
        Decision missing = api.headers(bearer, List.of(), List.of());
        assertThat(code(missing)).isEqualTo("api_key_missing");
        assertThat(((Decision.Refused) missing).refusal().challenge()).isEqualTo("Bearer");
        for (List<String> keys :
                List.of(
                        List.of(""),
                        List.of("sy_ak_other"),
                        List.of(States.API_KEY + " "),
                        List.of(States.API_KEY, States.API_KEY),
                        List.of("k".repeat(100_000)))) {
            assertThat(code(api.headers(bearer, keys, List.of()))).isEqualTo("api_key_invalid");
        }
        assertThat(code(api.headers(bearer, List.of(States.API_KEY), List.of())))
                .isEqualTo("allowed");
    }

    @Test
    void clientSecretAsApiKey_isRecognizedByItsPrefix() {
        List<String> bearer = List.of("Bearer " + api.token());
        Decision decision = api.headers(bearer, List.of("sy_sk_1_2_3"), List.of());
        assertThat(code(decision)).isEqualTo("api_key_invalid");
        assertThat(((Decision.Refused) decision).refusal().message())
                .startsWith("This is a client secret, not an API key.");
    }

    @Test
    void apiKeyInQuery_isToBeChanged_validOrNot() {
        for (String key : List.of(States.API_KEY, "sy_ak_other")) {
            Decision decision =
                    api.guard.decide(
                            new GuardRequest(
                                    "GET",
                                    "/access",
                                    "api_key=" + key,
                                    List.of("Bearer " + api.token()),
                                    List.of(),
                                    List.of(),
                                    "ref"));
            assertThat(code(decision)).isEqualTo("api_key_missing");
            assertThat(((Decision.Refused) decision).refusal().message())
                    .startsWith("Change this API key: URLs are logged.");
        }
    }

    @Test
    void badToken_withAGoodKey_saysNothingAboutTheKey() {
        assertThat(code(api.headers(List.of("Bearer a.b.c"), List.of("x"), List.of())))
                .isEqualTo("token_malformed");
        assertThat(code(api.headers(List.of(), List.of(States.API_KEY), List.of())))
                .isEqualTo("token_missing");
    }

    @Test
    void keyThatExpires_endsByTheClock_andASecondOneWorks() {
        Map<String, Object> state = States.client();
        long soon = api.clock.millis() + 10_000;
        state.put("api_keys", List.of(States.key("old", soon), States.key("new", null)));
        api.server.put(state);
        List<String> bearer = List.of("Bearer " + api.token());
        assertThat(code(api.headers(bearer, List.of("old"), List.of()))).isEqualTo("allowed");
        assertThat(code(api.headers(bearer, List.of("new"), List.of()))).isEqualTo("allowed");
        api.clock.move(Duration.ofSeconds(10));
        assertThat(code(api.headers(bearer, List.of("old"), List.of())))
                .isEqualTo("api_key_invalid");
        assertThat(code(api.headers(bearer, List.of("new"), List.of()))).isEqualTo("allowed");
    }

    @Test
    void publicClient_needsNoKey_andAnyKeyIsInvalid() {
        Map<String, Object> state = States.client();
        state.put("confidential", false);
        api.server.put(state);
        List<String> bearer = List.of("Bearer " + api.token());
        assertThat(code(api.headers(bearer, List.of(), List.of()))).isEqualTo("allowed");
        assertThat(code(api.headers(bearer, List.of(States.API_KEY), List.of())))
                .isEqualTo("api_key_invalid");
    }

    @Test
    void origin_onlyOneOfTheClientsOwn() {
        List<String> bearer = List.of("Bearer " + api.token());
        List<String> key = List.of(States.API_KEY);
        assertThat(code(api.headers(bearer, key, List.of("https://app.example.com"))))
                .isEqualTo("allowed");
        for (List<String> origins :
                List.of(
                        List.of("https://other.example.com"),
                        List.of("https://app.example.com."),
                        List.of("https://APP.example.com"),
                        List.of("null"),
                        List.of(""),
                        List.of("https://app.example.com", "https://app.example.com"))) {
            assertThat(code(api.headers(bearer, key, origins))).isEqualTo("origin_not_allowed");
        }
    }

    @Test
    void preflight_anyOriginOfALiveClient_untilItGoes() {
        assertThat(api.guard.preflight("https://app.example.com"))
                .isInstanceOfSatisfying(
                        CorsDecision.Permitted.class,
                        permitted ->
                                assertThat(permitted.headers())
                                        .containsEntry(
                                                "Access-Control-Allow-Origin",
                                                "https://app.example.com")
                                        .containsEntry(
                                                "Access-Control-Allow-Methods", "GET, POST, PUT")
                                        .doesNotContainKey("Access-Control-Allow-Credentials"));
        assertThat(api.guard.preflight("https://evil.example"))
                .isEqualTo(new CorsDecision.Denied());
        assertThat(api.guard.preflight("https://" + "a".repeat(300) + ".example"))
                .isEqualTo(new CorsDecision.Denied());
        assertThat(api.guard.preflight("https://evil.example"))
                .isEqualTo(new CorsDecision.Denied());
        assertThat(api.server.calls("/guard/v1/origins")).as("each asked for once").isEqualTo(2);
        api.server.origins.clear();
        api.server.change(null, CLIENT_KEY, "origins:all");
        api.feed.poll();
        assertThat(api.guard.preflight("https://app.example.com"))
                .isEqualTo(new CorsDecision.Denied());
    }

    /** They need no token: anybody may name origins, as many as they like. */
    @Test
    @Timeout(300)
    void preflights_ofInventedOrigins_fewAreAskedAtOnce_andAKnownOneIsServed() throws Exception {
        String known = "https://app.example.com";
        assertThat(api.guard.preflight(known)).isInstanceOf(CorsDecision.Permitted.class);
        api.server.originsAnswered = new CountDownLatch(1);

        List<FutureTask<CorsDecision>> flood = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            String invented = "https://" + i + ".example";
            flood.add(new FutureTask<>(() -> api.guard.preflight(invented)));
            threads.add(Thread.ofVirtual().start(flood.getLast()));
        }
        // Until each waits, for its answer or for its turn.
        while (api.server.calls("/guard/v1/origins") < 9
                || !threads.stream().allMatch(CallerRefusalTest::waits)) {
            Thread.sleep(1);
        }
        assertThat(api.guard.preflight(known)).isInstanceOf(CorsDecision.Permitted.class);
        assertThat(api.server.calls("/guard/v1/origins"))
                .as("the known one and eight")
                .isEqualTo(9);

        api.server.originsAnswered.countDown();
        for (FutureTask<CorsDecision> each : flood) {
            assertThat(each.get()).isEqualTo(new CorsDecision.Denied());
        }
    }

    private static boolean waits(Thread thread) {
        return thread.getState() == Thread.State.TIMED_WAITING;
    }
}
