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
 * Delivers queued messages, such as back-channel logout tokens, to their recipients, so that a slow
 * recipient delays only recipients of the same reseller. It delivers to each recipient in order, to
 * several recipients at once, but to few of one owner. Thread-safe.
 *
 * @param <R> names a recipient
 */
public final class MessageDeliveryService<R> implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(MessageDeliveryService.class);

    private static final int AT_ONCE = 32;

    private static final int OF_ONE_OWNER = 8;

    /** After so many deliveries other recipients get the turn. */
    private static final int IN_A_TURN = 20;

    private final Queue<R> queue;
    private final Map<R, Optional<Id<Reseller>>> busy = new ConcurrentHashMap<>();
    private final ExecutorService turns = Executors.newVirtualThreadPerTaskExecutor();

    /** The queue of deliveries. */
    public interface Queue<R> {
        /**
         * Recipients with a delivery due, the longest waiting first.
         *
         * @param each the most recipients of one owner, however many wait
         */
        List<Waiting<R>> due(int limit, int each);

        /**
         * Takes the first delivery for {@code recipient}, so that no other node does, and sends it.
         *
         * @return whether there was one and it was delivered: only then is the next one tried
         */
        boolean next(R recipient);
    }

    /**
     * @param owner the owner of the recipient; empty: the operator
     */
    public record Waiting<R>(R recipient, Optional<Id<Reseller>> owner) {}

    public MessageDeliveryService(Queue<R> queue) {
        this.queue = queue;
    }

    /** Begins the deliveries that are due; does not wait for them. */
    public void begin() {
        // Twice as many, since some of these recipients are busy.
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
            LOG.warn(
                    "deliveries to {} failed and will be tried again in the next round",
                    recipient,
                    e);
        } finally {
            busy.remove(recipient);
        }
    }

    /** Waits for deliveries in progress, 10 seconds at most. */
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
