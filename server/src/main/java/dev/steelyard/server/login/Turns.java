package dev.steelyard.server.login;

import dev.steelyard.domain.user.HasherBusy;
import dev.steelyard.server.http.Source;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Lets few of one source come before the password hasher at the same time. Others of that source
 * wait here, in their own queue: the hasher's is everybody's, and whoever has many accounts must
 * not fill it. Thread-safe.
 */
final class Turns {
    /** Of the 64 that may wait for the hasher; a wider network of IPv6 has more. */
    static final int AT_ONCE = 8;

    static final int MOST_WAITING = 64;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    private final Duration longestWait;
    private final ConcurrentHashMap<String, Queue> queues = new ConcurrentHashMap<>();

    /**
     * @param inside how many have a place or wait for one; at none it is forgotten
     */
    private record Queue(Semaphore places, int inside) {}

    Turns() {
        this(LONGEST_WAIT);
    }

    Turns(Duration longestWait) {
        this.longestWait = longestWait;
    }

    /**
     * What {@code work} answers, in a turn of {@code source}: of each of its networks, the
     * narrowest first, so that one sender waits for itself before it waits for its neighbours.
     *
     * @throws HasherBusy where too many of that source wait already, or for too long
     */
    <T> T take(Source source, Supplier<T> work) {
        long until = System.nanoTime() + longestWait.toNanos();
        Supplier<T> inTurn = work;
        for (var network : source.networks().reversed()) {
            var inner = inTurn;
            inTurn = () -> take(network, until, inner);
        }
        return inTurn.get();
    }

    private <T> T take(Source.Network network, long until, Supplier<T> work) {
        var places = enter(network);
        try {
            if (!places.tryAcquire(until - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                throw new HasherBusy();
            }
            try {
                return work.get();
            } finally {
                places.release();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new HasherBusy();
        } finally {
            leave(network.name());
        }
    }

    private Semaphore enter(Source.Network network) {
        int places = AT_ONCE * network.share();
        return queues.merge(
                        network.name(),
                        new Queue(new Semaphore(places, true), 1),
                        (queue, _) -> {
                            if (queue.inside() >= places + MOST_WAITING) {
                                throw new HasherBusy();
                            }
                            return new Queue(queue.places(), queue.inside() + 1);
                        })
                .places();
    }

    private void leave(String network) {
        queues.computeIfPresent(
                network,
                (_, queue) ->
                        queue.inside() == 1 ? null : new Queue(queue.places(), queue.inside() - 1));
    }
}
