package dev.steelyard.server.chore;

import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.reseller.Reseller;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Works off a queue: for each recipient one thing after another, for several recipients at once but
 * few of one owner, so that slow ones keep only their own waiting. Thread-safe.
 *
 * @param <R> names a recipient
 */
public final class DeliveryRounds<R> implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DeliveryRounds.class);

    private static final int AT_ONCE = 32;

    private static final int OF_ONE_OWNER = 8;

    /** Then others that wait get the turn. */
    private static final int IN_A_TURN = 20;

    private final Queue<R> queue;
    private final Map<R, Optional<Id<Reseller>>> busy = new ConcurrentHashMap<>();
    private final ExecutorService turns = Executors.newVirtualThreadPerTaskExecutor();

    /** What is worked off. */
    public interface Queue<R> {
        /**
         * For whom something is due, whoever waits longest first.
         *
         * @param each how many of one owner at most, however many wait
         */
        List<Waiting<R>> due(int limit, int each);

        /**
         * Takes what is first for {@code recipient}, so that no other node does, and tells it.
         *
         * @return whether there was something and it was told: else there is no use in going on
         */
        boolean next(R recipient);
    }

    /**
     * @param owner whose recipient it is; empty: the operator's
     */
    public record Waiting<R>(R recipient, Optional<Id<Reseller>> owner) {}

    public DeliveryRounds(Queue<R> queue) {
        this.queue = queue;
    }

    /** Begins to tell whoever is to be told now; does not wait for it. */
    public void begin() {
        // Twice as many: those that are busy are among them.
        for (var waiting : queue.due(2 * AT_ONCE, 2 * OF_ONE_OWNER)) {
            if (begins(waiting)) {
                turns.execute(() -> turn(waiting.recipient()));
            }
        }
    }

    private boolean begins(Waiting<R> waiting) {
        int beside = Collections.frequency(busy.values(), waiting.owner());
        return busy.size() < AT_ONCE
                && beside < OF_ONE_OWNER
                && busy.putIfAbsent(waiting.recipient(), waiting.owner()) == null;
    }

    private void turn(R recipient) {
        try {
            int told = 0;
            while (told < IN_A_TURN && queue.next(recipient)) {
                told++;
            }
        } catch (RuntimeException e) {
            LOG.warn("what waits for {} must wait for the next round", recipient, e);
        } finally {
            busy.remove(recipient);
        }
    }

    /** Waits for what is under way, 10 seconds at most. */
    @Override
    public void close() {
        turns.shutdown();
        try {
            if (!turns.awaitTermination(10, TimeUnit.SECONDS)) {
                turns.shutdownNow();
            }
        } catch (InterruptedException e) {
            turns.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
