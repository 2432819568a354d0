package dev.steelyard.server.hashing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steelyard.domain.user.HasherBusy;
import dev.steelyard.http.source.Source;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** One password is hashed at a time here, and only when the test lets it. */
@Timeout(300)
class HasherQueueTest {
    private static final Duration FOR_EVER = Duration.ofDays(1);
    private static final int PLACES = 64;
    private static final int KNOWN = 16;
    private static final int STRANGERS = 48;

    private static final Source ONE = source("one");

    private final HasherQueue hasherQueue = new HasherQueue(1, PLACES, FOR_EVER);
    private final List<String> served = Collections.synchronizedList(new ArrayList<>());
    private final Semaphore let = new Semaphore(0);
    private final List<Thread> threads = new ArrayList<>();

    @AfterEach
    void end() throws InterruptedException {
        for (var thread : threads) {
            let.release();
        }
        for (var thread : threads) {
            thread.join();
        }
    }

    @Test
    void noneOfOneSourceIsRefused_thatWaitsForFewOthersOfIt() {
        hashing("first");
        for (int i = 0; i < BoundedQueue.mostOfOneParty(STRANGERS); i++) {
            waits("one", null);
        }
        assertBusy("one", null);
        waits("other", null);
        assertThat(hasherQueue.waiting()).isEqualTo(BoundedQueue.mostOfOneParty(STRANGERS) + 1);
    }

    @Test
    void manyOfOneSource_putOffAnotherSourceByOneTurn() {
        hashing("first");
        for (int i = 0; i < 10; i++) {
            waits("many", null);
        }
        waits("other", null);
        assertThat(next(3)).containsExactly("many", "other", "many");
    }

    /** One of 65,536 sources may be an attacker's, or all of them. */
    @Test
    void manyNetworksOfOne48_putOffAnotherSourceByOneTurn_andANeighbourByOneOfTheirs() {
        hashing("first");
        for (int i = 0; i < 5; i++) {
            waits("2001:db8:1:%x00::1".formatted(i), null);
        }
        waits("2001:db8:1:100::9", null);
        waits("other", null);
        waits("2001:db8:1:101::2", null);
        assertThat(next(8))
                .containsExactly(
                        "2001:db8:1:000::1",
                        "other",
                        "2001:db8:1:100::1",
                        "2001:db8:1:200::1",
                        "2001:db8:1:300::1",
                        "2001:db8:1:400::1",
                        "2001:db8:1:101::2",
                        "2001:db8:1:100::9");
    }

    @Test
    void fewSources_fillHalfOfTheirPlaces_andLeaveTheOthersToOtherSources() {
        hashing("first");
        for (int i = 0; i < STRANGERS / 2; i++) {
            waits("source" + i % 4, null);
        }
        assertBusy("source0", null);
        for (int i = STRANGERS / 2; i < STRANGERS; i++) {
            waits("source" + i, null);
        }
        assertBusy("one more", null);
    }

    @Test
    void manySources_leaveAQuarterOfThePlacesToKnownBrowsers() {
        hashing("first");
        strangers(150);
        for (int i = 0; i < KNOWN; i++) {
            waits("source", "account" + i);
        }
        assertThat(hasherQueue.waiting()).isEqualTo(PLACES);
        assertThat(hasherQueue.refused()).isEqualTo(150 - STRANGERS);
    }

    @Test
    void knownBrowsers_getEverySecondTurn_whileStrangersWait() {
        hashing("first");
        strangers(4);
        waits("source", "ada");
        waits("source", "eve");
        waits("source", "bob");
        assertThat(next(7))
                .containsExactly("ada", "source0", "eve", "source1", "bob", "source2", "source3");
    }

    /** Who has one account and many browsers that it knows. */
    @Test
    void manyKnownBrowsersOfOneAccount_putOffAnotherAccountByOneTurn() {
        hashing("first");
        strangers(150);
        for (int i = 0; i < BoundedQueue.mostOfOneParty(KNOWN); i++) {
            waits("source" + i, "mallory");
        }
        assertBusy("source99", "mallory");
        waits("source", "ada");
        assertThat(next(3)).containsExactly("mallory", "source0", "ada");
    }

    /** Who has many accounts has a source: they can't keep out known browsers of another one. */
    @Test
    void whereTheQuarterIsFull_aKnownBrowserWaitsAmongStrangers() {
        hashing("first");
        for (int i = 0; i < KNOWN; i++) {
            waits("many", "account" + i);
        }
        waits("many", "one more");
        waits("other", "ada");
        assertThat(next(4)).containsExactly("account0", "one more", "account1", "ada");
    }

    @Test
    void oneThatWaitsTooLong_isBusy_andTakesNoPlace() {
        var impatient = new HasherQueue(1, PLACES, Duration.ofMillis(1));
        var answer =
                impatient.take(
                        ONE,
                        null,
                        () -> {
                            assertThatThrownBy(() -> impatient.take(ONE, null, () -> "late"))
                                    .isInstanceOf(HasherBusy.class);
                            assertThatThrownBy(() -> impatient.take(ONE, "ada", () -> "late"))
                                    .isInstanceOf(HasherBusy.class);
                            return "in time";
                        });
        assertThat(answer).isEqualTo("in time");
        assertThat(impatient.waiting()).isZero();
        assertThat(impatient.refused()).isEqualTo(2);
        assertThat(impatient.take(ONE, null, () -> "next")).isEqualTo("next");
    }

    @Test
    void workThatFails_givesItsPlaceBack() {
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(
                            () ->
                                    hasherQueue.take(
                                            ONE,
                                            null,
                                            () -> {
                                                throw new IllegalStateException("wrong");
                                            }))
                    .isInstanceOf(IllegalStateException.class);
        }
    }

    /** Takes the only place. */
    private void hashing(String source) {
        start(source, null);
        await(() -> served.contains(source));
        served.clear();
    }

    private void strangers(int number) {
        IntStream.range(0, STRANGERS).limit(number).forEach(i -> waits("source" + i, null));
        IntStream.range(STRANGERS, number).forEach(i -> assertBusy("source" + i, null));
    }

    private void waits(String source, @Nullable String knownTo) {
        int before = hasherQueue.waiting();
        start(source, knownTo);
        await(() -> hasherQueue.waiting() > before);
    }

    private void start(String source, @Nullable String knownTo) {
        var name = knownTo == null ? source : knownTo;
        threads.add(
                Thread.ofVirtual()
                        .start(() -> hasherQueue.take(source(source), knownTo, () -> hash(name))));
    }

    private String hash(String name) {
        served.add(name);
        let.acquireUninterruptibly();
        return name;
    }

    /** Who gets the next turns. */
    private List<String> next(int number) {
        let.release(number);
        await(() -> served.size() >= number);
        return List.copyOf(served).subList(0, number);
    }

    private void assertBusy(String source, @Nullable String knownTo) {
        assertThatThrownBy(() -> hasherQueue.take(source(source), knownTo, () -> "in"))
                .isInstanceOf(HasherBusy.class);
    }

    /** IPv6 as it is; any other name stands for an IPv4 address. */
    private static Source source(String name) {
        return name.contains(":")
                ? Source.of(InetAddress.ofLiteral(name))
                : new Source(List.of(new Source.Network(name, 1, 1)));
    }

    private static void await(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            Thread.onSpinWait();
            Thread.yield();
        }
    }
}
