package dev.steelyard.guard.internal.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steelyard.guard.feed.LoadMetrics;
import dev.steelyard.guard.feed.StateUnavailable;
import dev.steelyard.guard.internal.state.LiveCache.Loaded;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Calls are under way until the test answers them. */
@Timeout(300)
class BatchedLoaderTest {
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private record Asked(
            List<String> keys, CompletableFuture<LiveCache.Loader<String, String>> answer) {
        void answered() {
            answer.complete(key -> new Loaded<>(key + "!", 1, Set.of("role:" + key)));
        }
    }

    private final BlockingQueue<Asked> asked = new LinkedBlockingQueue<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    @AfterEach
    void close() {
        threads.shutdownNow();
    }

    private BatchedLoader<String, String> loader(int calls, int most, int waiting, Duration time) {
        return new BatchedLoader<>(
                new BatchedLoader.Limits(calls, most, waiting, time),
                keys -> {
                    var call = new Asked(keys, new CompletableFuture<>());
                    asked.add(call);
                    try {
                        return call.answer().get();
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    } catch (ExecutionException e) {
                        if (e.getCause() instanceof Error error) throw error;
                        if (e.getCause() instanceof RuntimeException failure) throw failure;
                        throw new IllegalStateException(e);
                    }
                });
    }

    private static void until(BooleanSupplier so) throws InterruptedException {
        while (!so.getAsBoolean()) Thread.sleep(1);
    }

    /** One after another, so that it is certain who comes first. */
    private List<Future<String>> load(BatchedLoader<String, String> loader, String... keys)
            throws InterruptedException {
        List<Future<String>> loads = new ArrayList<>();
        for (String key : keys) {
            int waiting = loader.figures().waiting();
            long calls = loader.figures().calls();
            loads.add(threads.submit(() -> loader.load(key).value()));
            until(
                    () ->
                            loader.figures().waiting() > waiting
                                    || loader.figures().calls() > calls
                                    || loads.getLast().isDone());
        }
        return loads;
    }

    private Asked next() throws InterruptedException {
        return asked.take();
    }

    @Test
    void whileFewCallsAreUnderWay_atOnce_elseTogetherWhenOneReturns() throws Exception {
        var loader = loader(2, 3, 100, PATIENCE);
        var loads = load(loader, "a", "b", "c", "d", "e", "f");
        Asked first = next();
        Asked second = next();
        assertThat(List.of(first.keys(), second.keys()))
                .containsExactlyInAnyOrder(List.of("a"), List.of("b"));
        assertThat(asked).isEmpty();

        first.answered();
        Asked third = next();
        assertThat(third.keys()).containsExactly("c", "d", "e");
        third.answered();
        Asked fourth = next();
        assertThat(fourth.keys()).containsExactly("f");
        fourth.answered();
        second.answered();
        for (int i = 0; i < loads.size(); i++) {
            assertThat(loads.get(i).get()).isEqualTo("abcdef".charAt(i) + "!");
        }
        assertThat(loader.figures()).isEqualTo(new LoadMetrics(4, 0, 0));

        // Both places are free again.
        load(loader, "g", "h");
        Set<String> seen = new HashSet<>();
        while (seen.size() < 2) seen.addAll(next().keys());
    }

    @Test
    void tooManyWait_refusedAtOnce() throws Exception {
        var loader = loader(1, 3, 2, PATIENCE);
        load(loader, "a", "b", "c");
        assertThatThrownBy(() -> loader.load("d")).isInstanceOf(StateUnavailable.class);
        assertThat(loader.figures()).isEqualTo(new LoadMetrics(1, 2, 1));
    }

    @Test
    void whatIsWrongWithOne_failsThatOne() throws Exception {
        var loader = loader(1, 3, 100, PATIENCE);
        var loads = load(loader, "a", "b", "c");
        next().answered();
        next().answer()
                .complete(
                        key -> {
                            if (key.equals("b")) throw new StateUnavailable("lacks it");
                            return new Loaded<>(key, 1, Set.of("role:1"));
                        });
        assertThatThrownBy(() -> loads.get(1).get()).hasMessageContaining("lacks it");
        assertThat(loads.get(2).get()).isEqualTo("c");
    }

    @Test
    void tooMuch_isHalved_untilOneFailsAlone() throws Exception {
        var loader = loader(1, 100, 100, PATIENCE);
        var loads = load(loader, "z", "a", "b", "c", "d");
        next().answered();
        Asked whole = next();
        assertThat(whole.keys()).containsExactly("a", "b", "c", "d");
        whole.answer().completeExceptionally(new BatchedLoader.TooMuch("answered 400"));
        Asked half = next();
        assertThat(half.keys()).containsExactly("a", "b");
        half.answer().completeExceptionally(new BatchedLoader.TooMuch("answered 400"));
        next().answered();
        Asked alone = next();
        assertThat(alone.keys()).containsExactly("b");
        alone.answer().completeExceptionally(new BatchedLoader.TooMuch("answered 400"));
        Asked rest = next();
        assertThat(rest.keys()).containsExactly("c", "d");
        rest.answered();
        assertThatThrownBy(() -> loads.get(2).get())
                .hasCauseInstanceOf(StateUnavailable.class)
                .hasMessageContaining("answered 400");
        for (int i : new int[] {1, 3, 4}) assertThat(loads.get(i).get()).endsWith("!");
    }

    @Test
    void failedCall_failsAllWhoWaitForIt_andNoOther() throws Exception {
        var loader = loader(1, 2, 100, PATIENCE);
        var loads = load(loader, "z", "a", "b", "c", "d", "e");
        next().answered();
        next().answer().completeExceptionally(new StateUnavailable("down"));
        next().answer().completeExceptionally(new StackOverflowError());
        next().answered();
        assertThatThrownBy(() -> loads.get(1).get()).hasMessageContaining("down");
        assertThatThrownBy(() -> loads.get(2).get()).hasMessageContaining("down");
        assertThatThrownBy(() -> loads.get(3).get()).hasCauseInstanceOf(StateUnavailable.class);
        assertThatThrownBy(() -> loads.get(4).get()).hasCauseInstanceOf(StateUnavailable.class);
        assertThat(loads.get(5).get()).isEqualTo("e!");
    }

    @Test
    void whoGivesUp_isNotAskedFor_andTakesNothingFromOthers() throws Exception {
        var loader = loader(1, 100, 100, PATIENCE);
        var loads = load(loader, "a", "b", "c");
        Asked first = next();
        // The one whose load began the call, and one that waits.
        loads.get(0).cancel(true);
        loads.get(1).cancel(true);
        until(() -> loader.figures().waiting() == 1);
        first.answered();
        Asked second = next();
        assertThat(second.keys()).containsExactly("c");
        second.answered();
        assertThat(loads.get(2).get()).isEqualTo("c!");
    }

    @Test
    void answerThatTakesTooLong_isUnavailable_alsoForThoseWhoWaitInTheQueue() throws Exception {
        var loader = loader(1, 100, 100, Duration.ofMillis(50));
        var loads = load(loader, "a", "b");
        for (var load : loads) {
            assertThatThrownBy(load::get)
                    .hasCauseInstanceOf(StateUnavailable.class)
                    .hasMessageContaining("too long");
        }
        assertThat(loader.figures().waiting()).isZero();
    }
}
