package dev.steelyard.guard;

import static dev.steelyard.guard.scripted.GuardedApi.code;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.util.JSONObjectUtils;
import dev.steelyard.guard.feed.FeedSettings;
import dev.steelyard.guard.feed.InvitationResult;
import dev.steelyard.guard.feed.ReportSettings;
import dev.steelyard.guard.feed.StateUnavailable;
import dev.steelyard.guard.internal.feed.HttpKeySource;
import dev.steelyard.guard.operation.Operations;
import dev.steelyard.guard.scripted.GuardedApi;
import dev.steelyard.guard.scripted.Issuer;
import dev.steelyard.guard.scripted.States;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GuardFeedTest {
    private static final String STATES = "/guard/v1/states";
    private final GuardedApi api = new GuardedApi();

    @AfterEach
    void close() {
        api.close();
    }

    @Test
    void manyDecisions_oneCallForState_oneForKeys() {
        for (int i = 0; i < 100; i++) assertThat(code(api.get(api.token()))).isEqualTo("allowed");
        assertThat(api.server.calls(STATES)).isEqualTo(1);
        assertThat(api.server.calls("/oidc/jwks")).isEqualTo(1);
    }

    @Test
    void changeOfAnother_costsNoCall() {
        api.get(api.token());
        api.server.change(null, "client:665fc2", "role:r2");
        api.server.changeElsewhere();
        api.feed.poll();
        assertThat(code(api.get(api.token()))).isEqualTo("allowed");
        assertThat(api.server.calls(STATES)).isEqualTo(1);
        assertThat(api.feed.applied()).isEqualTo(1002);
    }

    @Test
    void unknownKindOfKeyOrRevocation_makesEverythingStale() {
        api.get(api.token());
        api.server.change(null, "weather:1");
        api.feed.poll();
        api.get(api.token());
        assertThat(api.server.calls(STATES)).isEqualTo(2);
        api.server.change(Map.of("kind", "device", "value", "x", "until", 1), "client:other");
        api.feed.poll();
        api.get(api.token());
        assertThat(api.server.calls(STATES)).isEqualTo(3);
    }

    @Test
    void reset_makesEverythingStale() {
        api.get(api.token());
        api.server.reset = true;
        api.server.changeElsewhere();
        api.feed.poll();
        api.get(api.token());
        assertThat(api.server.calls(STATES)).isEqualTo(2);
    }

    @Test
    void headGoesBack_isAnotherHistory() {
        api.get(api.token());
        api.server.head(900);
        api.feed.poll();
        assertThat(api.feed.applied()).isEqualTo(900);
        assertThat(code(api.get(api.tokenWith("seq", 900)))).isEqualTo("allowed");
        assertThat(api.server.calls(STATES)).isEqualTo(2);
    }

    @Test
    void moreThanAPage_isReadToTheEnd() {
        for (int i = 0; i < 2_500; i++) api.server.change(null, "client:x" + i);
        api.feed.poll();
        assertThat(api.feed.applied()).isEqualTo(3_500);
    }

    @Test
    void changesThatCantBeApplied_areNotAskedForWithoutEnd() {
        api.server.broken.put(
                "/guard/v1/changes",
                """
                {"head":1009,"confirmed_age_ms":0,"reset":false,
                 "changes":[{"seq":1002,"keys":[]},{"seq":1001,"keys":[]}]}""");
        int before = api.server.calls("/guard/v1/changes");
        assertThatThrownBy(api.feed::poll).hasMessageContaining("can't be applied");
        assertThat(api.server.calls("/guard/v1/changes") - before).isEqualTo(3);
        assertThat(api.feed.trouble()).contains("can't be applied");
    }

    @Test
    void tokenAheadOfTheGuard_asksFirst() {
        String before = api.token();
        assertThat(code(api.get(before))).isEqualTo("allowed");
        api.server.put(States.dead(States.client(), "client_suspended"));
        long seq = api.server.change(null, "client:" + Issuer.CLIENT);
        assertThat(code(api.get(api.tokenWith("seq", seq)))).isEqualTo("client_suspended");
        assertThat(code(api.get(before))).isEqualTo("client_suspended");
    }

    @Test
    void tokenAheadOfTheServer_isUnavailable() {
        assertThat(code(api.get(api.tokenWith("seq", 5000)))).isEqualTo("decision_unavailable");
    }

    @Test
    void silence_countsFromTheConfirmation_andEndsDecisions() {
        String token = api.token();
        assertThat(code(api.get(token))).isEqualTo("allowed");
        api.server.down = true;
        assertThatThrownBy(api.feed::poll).isInstanceOf(StateUnavailable.class);
        api.clock.move(Duration.ofSeconds(60));
        assertThat(code(api.get(token))).isEqualTo("allowed");
        api.clock.move(Duration.ofMillis(1));
        Decision decision = api.get(token);
        assertThat(decision).isInstanceOf(Decision.Unavailable.class);
        assertThat(((Decision.Unavailable) decision).refusal().headers())
                .containsKey("Retry-After");
        assertThat(api.guard.preflight("https://app.example.com").toString()).contains("Denied");

        api.server.down = false;
        api.server.confirmedAge = 61_000;
        api.feed.poll();
        assertThat(code(api.get(token))).isEqualTo("decision_unavailable");
        api.server.confirmedAge = 59_000;
        api.feed.poll();
        assertThat(code(api.get(token))).isEqualTo("allowed");
        api.clock.move(Duration.ofMillis(1_001));
        assertThat(code(api.get(token))).isEqualTo("decision_unavailable");
    }

    @Test
    void serverDownForAnUnknownPrincipal_isUnavailable_andRecovers() {
        api.server.down = true;
        assertThat(code(api.get(api.token()))).isEqualTo("decision_unavailable");
        api.server.down = false;
        api.clock.move(HttpKeySource.UNKNOWN_KID);
        assertThat(code(api.get(api.token()))).isEqualTo("allowed");
    }

    @Test
    @Timeout(300)
    void startWithoutAServer_isClosed_andRecoversByItself() throws Exception {
        FeedSettings settings = FeedSettings.of(api.server.issuer(), "665f99", "sy_sk_secret");
        api.server.down = true;
        try (GuardFeed feed =
                GuardFeed.connect(settings.withPoll(Duration.ofMillis(10)), api.clock)) {
            assertThat(feed.silence()).isGreaterThan(Duration.ofDays(1));
            api.server.down = false;
            while (feed.applied() < 1000) Thread.sleep(1);
            assertThat(feed.silence()).isLessThan(Duration.ofHours(1));
        }
    }

    @Test
    void wrongSecret_isUnavailable() {
        FeedSettings settings = FeedSettings.of(api.server.issuer(), "665f99", "wrong");
        try (GuardFeed feed = TestFeeds.unpolled(settings, api.clock)) {
            assertThatThrownBy(feed::poll)
                    .hasMessageContaining("/changes: the server refuses this API's id or secret");
            assertThat(feed.trouble()).contains("refuses this API's id or secret");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{}",
                "null",
                "<html>",
                "{\"as_of\":1000,\"states\":[]}",
                "{\"as_of\":1000,\"states\":[null]}",
                "{\"as_of\":1000,\"states\":[{\"client\":\"665fc1000000000000000000\",\"live\":true}]}",
                "{\"as_of\":1000,\"states\":[{\"client\":\"665fc1000000000000000000\",\"live\":\"yes\"}]}",
                "{\"as_of\":1000,\"states\":[{\"client\":\"665fc1000000000000000000\",\"live\":true,"
                        + "\"confidential\":false,\"depends\":[]}]}",
                "{\"as_of\":1000,\"states\":[{\"client\":\"665fc1000000000000000000\",\"live\":true,"
                        + "\"confidential\":false,\"depends\":[\"client:1\"],\"permissions\":[7]}]}",
                "{\"as_of\":1000,\"states\":[{\"client\":\"665fc9\",\"live\":true,"
                        + "\"confidential\":false,\"depends\":[\"client:1\"]}]}",
                "{\"as_of\":\"1000\",\"states\":[{\"client\":\"665fc1000000000000000000\",\"live\":true,"
                        + "\"confidential\":false,\"depends\":[\"client:1\"]}]}"
            })
    void stateThatIsNotAsTheProtocolSays_isUnavailable(String answer) {
        api.server.broken.put(STATES, answer);
        assertThat(code(api.get(api.token()))).isEqualTo("decision_unavailable");
    }

    @Test
    void answerBeyondTheSizeLimit_isUnavailable() {
        api.server.broken.put(STATES, stateWithFiller(5_000_000));
        assertThat(code(api.get(api.token()))).isEqualTo("decision_unavailable");
        api.server.broken.put(STATES, stateWithFiller(1_000_000));
        assertThat(code(api.get(api.token()))).isEqualTo("allowed");
    }

    private static String stateWithFiller(int length) {
        return JSONObjectUtils.toJSONString(
                Map.of(
                        "as_of",
                        1000,
                        "states",
                        List.of(States.client()),
                        "filler",
                        "x".repeat(length)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:1/guard/v1", "https://evil.example/guard", "x", "//"})
    void guardEndpointAtAnotherOrigin_getsNoSecret(String endpoint) {
        api.server.discovery.put("steelyard_guard_endpoint", endpoint);
        FeedSettings settings = FeedSettings.of(api.server.issuer(), "665f99", "sy_sk_secret");
        try (GuardFeed feed = TestFeeds.unpolled(settings, api.clock)) {
            assertThatThrownBy(feed::poll).isInstanceOf(StateUnavailable.class);
        }
    }

    @Test
    void discoveryOfAnotherIssuer_isRefused() {
        api.server.discovery.put("issuer", "https://evil.example");
        FeedSettings settings = FeedSettings.of(api.server.issuer(), "665f99", "sy_sk_secret");
        try (GuardFeed feed = TestFeeds.unpolled(settings, api.clock)) {
            assertThatThrownBy(feed::poll).hasMessageContaining("another issuer");
        }
        assertThatThrownBy(
                        () ->
                                FeedSettings.of(
                                        java.net.URI.create("http://auth.example.com"), "a", "b"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void reports_atTheLatestWhenItIsClosed() {
        List<String> reports = new CopyOnWriteArrayList<>();
        api.server.reports = reports;
        String client = "665fc1000000000000000000";
        Map<String, Object> state = States.client();
        state.put("client", client);
        api.server.put(state);
        Map<String, @Nullable Object> claims = api.issuer.claims(api.clock.seconds());
        claims.put("sub", client);
        claims.put("client_id", client);
        FeedSettings settings = FeedSettings.of(api.server.issuer(), "665f99", "sy_sk_secret");
        try (GuardFeed feed =
                GuardFeed.connect(
                        settings.withReports(new ReportSettings(true, "weigh-1")), api.clock)) {
            Guard guard =
                    Guard.builder()
                            .audience(Issuer.AUDIENCE)
                            .feed(feed)
                            .operations(Operations.parse("GET /{application}/x documents:write"))
                            .clock(api.clock)
                            .build();
            guard.decide(
                    new GuardRequest(
                            "GET",
                            "/" + Issuer.APPLICATION + "/x",
                            null,
                            List.of("Bearer " + api.issuer.sign(claims)),
                            List.of(States.API_KEY),
                            List.of(),
                            "reference-1"));
        }

        String all = String.join("", reports);
        assertThat(all)
                .contains("\"name\":\"weigh-1\"")
                .contains("\"reference\":\"reference-1\"")
                .contains("\"operation\":\"GET /{application}/x\"");
        assertThat(all).doesNotContain(States.API_KEY).doesNotContain(Issuer.APPLICATION);
        assertThat(reports.getLast()).contains("\"ending\":true");
    }

    @Test
    void reportsOff_none() {
        List<String> reports = new CopyOnWriteArrayList<>();
        api.server.reports = reports;
        FeedSettings settings = FeedSettings.of(api.server.issuer(), "665f99", "sy_sk_secret");
        try (GuardFeed feed =
                GuardFeed.connect(settings.withReports(ReportSettings.OFF), api.clock)) {
            assertThat(feed.reporter()).isNull();
        }
        assertThat(reports).isEmpty();
        assertThat(api.server.calls("/guard/v1/reports")).isZero();
    }

    @Test
    void invitation_carriesTheCallersToken_andTheServersWords() {
        InvitationResult sent =
                api.feed.invitations().invite("tok", "665f00", "a@example.com", List.of("Reader"));
        assertThat(sent).isInstanceOf(InvitationResult.Sent.class);
        assertThat(api.server.lastInvitation).contains("\"access_token\":\"tok\"");
        api.server.invitationStatus = 403;
        api.server.invitation =
                "{\"error\":{\"status\":403,\"code\":\"role_too_wide\",\"message\":\"no\"}}";
        assertThat(api.feed.invitations().invite("tok", "665f00", "a@example.com", List.of()))
                .isEqualTo(new InvitationResult.Refused(403, "role_too_wide", "no"));
        api.server.invitationStatus = 500;
        assertThatThrownBy(() -> api.feed.invitations().invite("t", "665f00", "a@b.c", List.of()))
                .isInstanceOf(StateUnavailable.class);
    }
}
