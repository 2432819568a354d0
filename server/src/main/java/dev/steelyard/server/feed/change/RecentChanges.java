package dev.steelyard.server.feed.change;

import dev.steelyard.domain.change.Change;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A buffer of the changes, such as revocations, that this node applied last. The streams of all
 * guards read from it. Each reads at its own pace and keeps its own position, so a slow one costs
 * the others nothing. Thread-safe.
 */
public final class RecentChanges {
    /** How many are kept: how far behind a follower may be. */
    static final int KEPT = 16_384;

    /**
     * @param json the change as guards get it
     */
    record Told(long seq, String json) {
        static Told of(Change change) {
            return new Told(change.seq(), FeedJsonWriter.text(change));
        }
    }

    /**
     * The head of the list.
     *
     * @param head the number of the last change
     * @param history raised whenever the changes told before no longer lead to {@code head}
     * @param over whether the stream has ended
     */
    public record Head(long head, long history, boolean over) {}

    private final Told[] ring = new Told[KEPT];
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();

    // Guarded by `lock`. Numbers have no gaps: those above `floor` up to `head` are in the ring.
    private long floor;
    private long head;
    private long history;
    private boolean over;

    /** Forgets everything before {@code head}. */
    void reset(long newHead) {
        lock.lock();
        try {
            floor = newHead;
            head = newHead;
            history++;
            news.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Adds applied changes, in the order of their numbers. */
    void tell(List<Change> changes) {
        if (changes.isEmpty()) {
            return;
        }
        var told = changes.stream().map(Told::of).toList();
        lock.lock();
        try {
            for (var change : told) {
                ring[place(change.seq())] = change;
                head = change.seq();
            }
            floor = Math.max(floor, head - KEPT);
            news.signalAll();
        } finally {
            lock.unlock();
        }
    }

    public Head head() {
        lock.lock();
        try {
            return new Head(head, history, over);
        } finally {
            lock.unlock();
        }
    }

    /** At most {@code limit} changes after that number; null where some of them are gone. */
    @Nullable List<Told> after(long seq, int limit) {
        lock.lock();
        try {
            if (seq < floor) {
                return null;
            }
            var found = new ArrayList<Told>();
            for (long next = seq + 1; next <= head && found.size() < limit; next++) {
                var change = ring[place(next)];
                if (change.seq() != next) {
                    return null;
                }
                found.add(change);
            }
            return found;
        } finally {
            lock.unlock();
        }
    }

    /** Waits until there is more than {@code seen}, or that time has passed. */
    public void await(Head seen, long nanos) throws InterruptedException {
        lock.lock();
        try {
            long left = nanos;
            while (left > 0 && head <= seen.head() && history == seen.history() && !over) {
                left = news.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Ends all streams: followers reconnect to another node. */
    public void end() {
        lock.lock();
        try {
            over = true;
            news.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private static int place(long seq) {
        return (int) (seq % KEPT);
    }
}
