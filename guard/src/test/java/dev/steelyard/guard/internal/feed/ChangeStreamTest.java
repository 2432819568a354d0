package dev.steelyard.guard.internal.feed;

import static dev.steelyard.guard.scripted.ScriptedSteelyard.END;
import static dev.steelyard.guard.scripted.ScriptedSteelyard.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steelyard.guard.feed.FeedSettings;
import dev.steelyard.guard.feed.StateUnavailable;
import dev.steelyard.guard.internal.state.ChangeApplier;
import dev.steelyard.guard.internal.state.LiveCache;
import dev.steelyard.guard.internal.state.Revocations;
import dev.steelyard.guard.principal.Revocation;
import dev.steelyard.guard.scripted.GuardedApi;
import dev.steelyard.guard.scripted.ScriptedSteelyard;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a guard makes of a stream of changes that is scripted, and can be wrong. */
@Timeout(300)
@SuppressWarnings("NullAway.Init")
class ChangeStreamTest {
    private final GuardedApi api = new GuardedApi();
    private final AtomicInteger loads = new AtomicInteger();
    private final List<Long> keysChanged = new ArrayList<>();
    private long asOf = 1000;
    private LiveCache<String, Integer> cache;
    private Revocations revocations;
    private ChangeApplier changes;
    private ServerConnection server;
    private ChangeStream stream;

    @BeforeEach
    void begin() {
        FeedSettings settings =
                FeedSettings.of(
                        api.server.issuer(),
                        ScriptedSteelyard.RESOURCE_SERVER,
                        ScriptedSteelyard.SECRET);
        cache =
                new LiveCache<>(
                        10,
                        new Semaphore(10),
                        key ->
                                new LiveCache.Loaded<>(
                                        loads.incrementAndGet(), asOf, Set.of("client:" + key)));
        revocations = new Revocations(api.clock);
        changes =
                new ChangeApplier(
                        List.of(cache), revocations, keysChanged::add, api.clock::nanoTime);
        server = new ServerConnection(settings);
        stream =
                new ChangeStream(
                        server, new Discovery(settings, server), changes, api.clock::nanoTime);
    }

    @AfterEach
    void end() {
        server.close();
        api.close();
    }

    @Test
    void begun_keptTrue_andGoneOnWhereItEnded() throws IOException {
        follow(slice("reset", 1000, 1000, 0, true, ""));
        assertThat(api.server.streamQuery).isNull();
        assertThat(changes.applied()).isEqualTo(1000);
        cache.get("a");
        cache.get("b");

        asOf = 1002;
        follow(
                slice("heartbeat", 1000, 1000, 0, false, ""),
                slice(
                        "changes",
                        1000,
                        1002,
                        0,
                        false,
                        """
                        {"seq":1001,"keys":["client:a"]},\
                        {"seq":1002,"keys":["key:all","user:x"],\
                        "revoked":{"kind":"sid","value":"s","until":1900000000000}}\
                        """));
        assertThat(api.server.streamQuery).isEqualTo("after=1000");
        assertThat(changes.applied()).isEqualTo(1002);
        assertThat(revocations.contains(Revocation.Kind.SID, "s")).isTrue();
        assertThat(keysChanged).containsExactly(1000L, 1002L);
        cache.get("a");
        cache.get("b");
        assertThat(loads).hasValue(3);
    }

    @Test
    void noStream_isTold() {
        api.server.streamed = null;
        assertThat(stream.follow(() -> {})).isFalse();
    }

    @Test
    void gap_endsTheStream_andNothingOfItCounts() {
        begun();
        assertThatThrownBy(
                        () ->
                                follow(
                                        slice(
                                                "changes",
                                                1001,
                                                1002,
                                                0,
                                                false,
                                                "{\"seq\":1002,\"keys\":[\"client:a\"]}")))
                .isInstanceOf(StateUnavailable.class)
                .hasMessageContaining("gap");
        assertThat(changes.applied()).isEqualTo(1000);
    }

    @Test
    void heartbeatThatOvertakesAChange_isAGap() {
        begun();
        assertThatThrownBy(() -> follow(slice("heartbeat", 1001, 1001, 0, false, "")))
                .hasMessageContaining("gap");
    }

    @Test
    void toldTwice_countsOnce() {
        begun();
        String change =
                slice("changes", 1000, 1001, 0, false, "{\"seq\":1001,\"keys\":[\"client:a\"]}");
        follow(change);
        asOf = 1001;
        cache.get("a");
        follow(change, change);
        cache.get("a");
        assertThat(loads).hasValue(1);
    }

    @Test
    void numbersOutOfOrder_areNoSlice() {
        begun();
        assertThatThrownBy(
                        () ->
                                follow(
                                        slice(
                                                "changes",
                                                1000,
                                                1002,
                                                0,
                                                false,
                                                "{\"seq\":1002,\"keys\":[\"client:a\"]},"
                                                        + "{\"seq\":1001,\"keys\":[\"client:b\"]}")))
                .isInstanceOf(StateUnavailable.class);
    }

    /** An answer that a proxy held back for 4 s says how old it is. */
    @Test
    void heldBackOnItsWay_countsFromWhenItWasWritten() {
        begun();
        api.clock.move(Duration.ofSeconds(4));
        // Asked for now, and open for no time at all: confirmed 100 ms before.
        follow(event("heartbeat", 1000, json(1000, 1000, 0, 100, false, "")));
        assertThat(changes.silence()).isEqualTo(Duration.ofMillis(100));

        // While it is open 4 s pass; its event says that it was written when it opened.
        List<Duration> silences = new ArrayList<>();
        follow(
                () -> {
                    silences.add(changes.silence());
                    api.clock.move(Duration.ofSeconds(4));
                },
                heartbeat(0),
                heartbeat(0));
        assertThat(silences).containsExactly(Duration.ZERO, Duration.ofSeconds(4));
    }

    @Test
    void laterThanPollingWouldBe_isCut() {
        begun();
        assertThatThrownBy(
                        () ->
                                follow(
                                        () -> api.clock.move(Duration.ofMillis(5_001)),
                                        heartbeat(0),
                                        heartbeat(0)))
                .hasMessageContaining("late");
    }

    /** A server's clock that runs fast can't make news out of nothing. */
    @Test
    void writtenInTheFuture_countsFromNow() {
        begun();
        follow(heartbeat(3_600_000));
        assertThat(changes.silence()).isEqualTo(Duration.ZERO);
        api.clock.move(Duration.ofSeconds(2));
        assertThat(changes.silence()).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void onlySomeOfIt_confirmsNothing() {
        begun();
        api.clock.move(Duration.ofSeconds(3));
        follow(slice("changes", 1000, 1005, 0, false, "{\"seq\":1001,\"keys\":[\"client:a\"]}"));
        assertThat(changes.applied()).isEqualTo(1001);
        assertThat(changes.silence()).isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void eventOfAnotherName_makesEverythingStale() {
        begun();
        cache.get("a");
        follow(
                event("weather", 1001, "{\"sunny\":true}"),
                slice("heartbeat", 1001, 1001, 0, false, ""));
        asOf = 1001;
        cache.get("a");
        assertThat(loads).hasValue(2);
        assertThat(changes.applied()).isEqualTo(1001);
    }

    @Test
    void headThatWentBack_isAnotherHistory_butNotOnTheWordOfAStreamThatIsBehind() {
        begun();
        changes.applyUnknown(1010);
        assertThatThrownBy(() -> follow(slice("reset", 1000, 1005, 0, true, "")))
                .hasMessageContaining("gap");
        follow(slice("reset", 1010, 900, 0, true, ""));
        assertThat(changes.applied()).isEqualTo(900);
    }

    /** Else a node that is long cut off could make old keys good again. */
    @Test
    void headThatWentBack_isConfirmedByWhoSaidSo_andNotByTheHistoryBefore() {
        begun();
        assertThat(changes.silence()).isEqualTo(Duration.ZERO);
        follow(event("reset", 900, json(1000, 900, 0, 90_000, true, "")));
        assertThat(changes.applied()).isEqualTo(900);
        assertThat(changes.silence()).isEqualTo(Duration.ofSeconds(90));
    }

    private void begun() {
        follow(slice("reset", 1000, 1000, 0, true, ""));
    }

    private void follow(String... told) {
        follow(() -> {}, told);
    }

    /** Sends these, runs {@code between} after each, and lets the stream end. */
    private void follow(Runnable between, String... told) {
        // A stream that was left early may still be writing: it keeps its own queue.
        var events = new LinkedBlockingQueue<>(List.of(told));
        events.add(END);
        api.server.streamed = events;
        assertThat(stream.follow(between)).isTrue();
        assertThat(stream.streaming()).isFalse();
    }

    private static String heartbeat(long elapsed) {
        return slice("heartbeat", 1000, 1000, elapsed, false, "");
    }

    private static String slice(
            String name, long after, long head, long elapsed, boolean reset, String changes) {
        return event(name, head, json(after, head, elapsed, 0, reset, changes));
    }

    private static String json(
            long after, long head, long elapsed, long age, boolean reset, String changes) {
        return """
        {"after":%d,"head":%d,"elapsed_ms":%d,"confirmed_age_ms":%d,"reset":%b,"changes":[%s]}\
        """
                .formatted(after, head, elapsed, age, reset, changes);
    }
}
