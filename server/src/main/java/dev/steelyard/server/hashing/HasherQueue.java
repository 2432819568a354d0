package dev.steelyard.server.hashing;

import dev.steelyard.domain.user.HasherBusy;
import dev.steelyard.http.source.Source;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The queue of password checks that wait for the hasher, in which source addresses and accounts
 * take turns. Unknown browsers take turns by source, in an IPv6 network by the networks inside it.
 * Browsers that an account knows take turns by account, in a quarter of the waiting places that
 * unknown ones can't fill, and get every second turn while unknown ones wait too. Where that
 * quarter is full, they wait among the unknown ones. Thread-safe.
 */
public final class HasherQueue {
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    private final Duration longestWait;
    private final ReentrantLock lock = new ReentrantLock();
    private final BoundedQueue<Waiter> known;
    private final BoundedQueue<Waiter> strangers;
    private final LongAdder refused = new LongAdder();
    private int free;
    private boolean knownIsNext = true;

    /** A waiting request; guarded by the lock. */
    private static final class Waiter {
        final Condition condition;
        boolean called;

        Waiter(Condition condition) {
            this.condition = condition;
        }
    }

    /**
     * @param hashing how many passwords the hasher hashes at the same time
     * @param places for waiting requests
     */
    public HasherQueue(int hashing, int places) {
        this(hashing, places, LONGEST_WAIT);
    }

    HasherQueue(int hashing, int places, Duration longestWait) {
        int kept = Math.max(1, places / 4);
        this.free = hashing;
        this.known = new BoundedQueue<>(kept);
        this.strangers = new BoundedQueue<>(Math.max(1, places - kept));
        this.longestWait = longestWait;
    }

    /**
     * The result of {@code work}, which hashes a password.
     *
     * @param source as limits count it
     * @param knownTo the account that was logged in to with this browser before; null: none
     * @throws HasherBusy where too many requests wait already, or this one waited too long
     */
    <T> T take(Source source, @Nullable String knownTo, Supplier<T> work) {
        enter(source, knownTo);
        try {
            return work.get();
        } finally {
            leave();
        }
    }

    /** The number of waiting requests. */
    public int waiting() {
        lock.lock();
        try {
            return known.waiting() + strangers.waiting();
        } finally {
            lock.unlock();
        }
    }

    /** The number of requests without a turn, since the start. */
    public long refused() {
        return refused.sum();
    }

    private void enter(Source source, @Nullable String knownTo) {
        lock.lock();
        try {
            if (free > 0) {
                free--;
                return;
            }
            var waiter = new Waiter(lock.newCondition());
            var account = knownTo == null ? List.<String>of() : List.of(knownTo);
            var networks = source.networks().reversed().stream().map(Source.Network::name).toList();
            if (knownTo != null && known.add(account, waiter)) {
                await(known, account, waiter);
            } else if (strangers.add(networks, waiter)) {
                await(strangers, networks, waiter);
            } else {
                throw busy();
            }
        } finally {
            lock.unlock();
        }
    }

    private void await(BoundedQueue<Waiter> room, List<String> party, Waiter waiter) {
        long deadline = System.nanoTime() + longestWait.toNanos();
        boolean interrupted = false;
        while (!waiter.called && !interrupted && System.nanoTime() < deadline) {
            try {
                waiter.condition.await(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                interrupted = true;
            }
        }
        if (!waiter.called) {
            room.remove(party, waiter);
            throw busy();
        }
    }

    private HasherBusy busy() {
        refused.increment();
        return new HasherBusy();
    }

    private void leave() {
        lock.lock();
        try {
            var next = next();
            if (next == null) {
                free++;
            } else {
                next.called = true;
                next.condition.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    private @Nullable Waiter next() {
        boolean ofKnown = known.waiting() > 0 && (knownIsNext || strangers.waiting() == 0);
        knownIsNext = !ofKnown;
        return ofKnown ? known.next() : strangers.next();
    }
}
