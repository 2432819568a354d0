package dev.steelyard.guard.internal.state;

import dev.steelyard.guard.feed.LoadMetrics;
import dev.steelyard.guard.feed.StateUnavailable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.LongAdder;

/**
 * Combines concurrent loads of cache entries into few calls to the authorization server. A load is
 * sent at once while few calls are under way; else it waits until one of them returns, and all
 * waiting loads are sent together: none waits for others to arrive. Thread-safe.
 *
 * <p>A call is independent of its waiters: one that gives up takes nothing from the others. Only a
 * call that began after the request for a load may answer it.
 */
public final class BatchedLoader<K, V> implements LiveCache.Loader<K, V> {

    /**
     * Limits on concurrency.
     *
     * @param calls the maximum under way
     * @param most the maximum of keys in a call
     * @param waiting the maximum of waiting keys; further loads are refused at once
     * @param timeout the time that each load waits for its answer
     */
    public record Limits(int calls, int most, int waiting, Duration timeout) {}

    /** Loads several keys in one call. */
    @FunctionalInterface
    public interface Call<K, V> {
        /**
         * The answer, from which each waiter reads its own value: an invalid value fails only its
         * waiter.
         *
         * @param keys without duplicates
         * @throws TooMuch a call with half of them might succeed
         */
        LiveCache.Loader<K, V> ask(List<K> keys);
    }

    /** The call as a whole fails because of one of its keys or of their number. */
    public static final class TooMuch extends RuntimeException {
        private static final long serialVersionUID = 1L;

        /**
         * @param message for the log, without input of a caller
         */
        public TooMuch(String message) {
            super(message, null, false, false);
        }
    }

    private static final class Waiter<K, V> {
        final K key;
        final CompletableFuture<LiveCache.Loader<K, V>> answer = new CompletableFuture<>();

        Waiter(K key) {
            this.key = key;
        }
    }

    private final Limits limits;
    private final Call<K, V> call;

    // Both guarded by `waiting`; loads wait only while all allowed calls are under way.
    private final Set<Waiter<K, V>> waiting = new LinkedHashSet<>();
    private int underWay;

    private final LongAdder calls = new LongAdder();
    private final LongAdder turnedAway = new LongAdder();

    public BatchedLoader(Limits limits, Call<K, V> call) {
        this.limits = limits;
        this.call = call;
    }

    @Override
    public LiveCache.Loaded<V> load(K key) {
        Waiter<K, V> waiter = new Waiter<>(key);
        if (!queued(waiter)) begin(List.of(waiter));
        return answer(waiter).load(key);
    }

    /** Metrics since the start. */
    public LoadMetrics figures() {
        synchronized (waiting) {
            return new LoadMetrics(calls.sum(), waiting.size(), turnedAway.sum());
        }
    }

    private boolean queued(Waiter<K, V> waiter) {
        synchronized (waiting) {
            if (underWay < limits.calls()) {
                underWay++;
                return false;
            }
            if (waiting.size() < limits.waiting()) return waiting.add(waiter);
        }
        turnedAway.increment();
        throw new StateUnavailable("too many states are waited for");
    }

    private LiveCache.Loader<K, V> answer(Waiter<K, V> waiter) {
        try {
            return waiter.answer.get(limits.timeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StateUnavailable("interrupted", e);
        } catch (TimeoutException e) {
            throw new StateUnavailable("a state took too long", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) throw failure;
            throw new StateUnavailable("a call for states failed", e);
        } finally {
            giveUp(waiter);
        }
    }

    private void giveUp(Waiter<K, V> waiter) {
        if (waiter.answer.isDone()) return;
        synchronized (waiting) {
            waiting.remove(waiter);
        }
        waiter.answer.cancel(false);
    }

    private void begin(List<Waiter<K, V>> first) {
        Thread.ofVirtual().name("guard-states").start(() -> run(first));
    }

    private void run(List<Waiter<K, V>> first) {
        for (List<Waiter<K, V>> batch = first; !batch.isEmpty(); batch = next()) ask(batch);
    }

    /** The waiters for the next call; empty: the returned call has no successor. */
    private List<Waiter<K, V>> next() {
        synchronized (waiting) {
            List<Waiter<K, V>> batch = new ArrayList<>();
            Iterator<Waiter<K, V>> longest = waiting.iterator();
            while (longest.hasNext() && batch.size() < limits.most()) {
                batch.add(longest.next());
                longest.remove();
            }
            if (batch.isEmpty()) underWay--;
            return batch;
        }
    }

    private void ask(List<Waiter<K, V>> batch) {
        try {
            calls.increment();
            LiveCache.Loader<K, V> answer = call.ask(batch.stream().map(w -> w.key).toList());
            batch.forEach(waiter -> waiter.answer.complete(answer));
        } catch (TooMuch e) {
            if (batch.size() == 1) {
                fail(batch, new StateUnavailable(String.valueOf(e.getMessage())));
            } else {
                int half = batch.size() / 2;
                ask(batch.subList(0, half));
                ask(batch.subList(half, batch.size()));
            }
        } catch (Throwable failure) {
            // Also for an Error: the waiters of the next call must not wait in vain.
            fail(batch, failure);
        }
    }

    private static <K, V> void fail(List<Waiter<K, V>> batch, Throwable failure) {
        batch.forEach(waiter -> waiter.answer.completeExceptionally(failure));
    }
}
