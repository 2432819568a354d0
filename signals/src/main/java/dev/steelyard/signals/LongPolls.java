package dev.steelyard.signals;

import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.signal.EventStream;
import dev.steelyard.server.feed.change.RecentChanges;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Lets receivers that ask wait for something to be told (RFC 8936, section 2.2, long polling): few
 * at once, each stream once, and not for long. The others are answered at once. Thread-safe.
 */
final class LongPolls {
    private static final int AT_ONCE = 16;

    /** Nanoseconds. */
    private static final long LONGEST = Duration.ofSeconds(20).toNanos();

    /** Nanoseconds. Most events come with a change of the list; the others are looked for. */
    private static final long LOOK = Duration.ofSeconds(1).toNanos();

    private final RecentChanges changes;
    private final Semaphore places = new Semaphore(AT_ONCE);
    private final Set<Id<EventStream>> waiting = ConcurrentHashMap.newKeySet();

    LongPolls(RecentChanges changes) {
        this.changes = changes;
    }

    /** To be taken before the first look. */
    RecentChanges.Head now() {
        return changes.head();
    }

    /**
     * Looks until it is as {@code wanted}, or patience ends.
     *
     * @param seen where the list stood before the first look
     * @param first what that found
     * @return what the last look found
     */
    <T> T until(
            Id<EventStream> stream,
            RecentChanges.Head seen,
            T first,
            Supplier<T> look,
            Predicate<T> wanted) {
        if (!places.tryAcquire()) {
            return first;
        }
        try {
            return waiting.add(stream) ? waited(stream, seen, first, look, wanted) : first;
        } finally {
            places.release();
        }
    }

    private <T> T waited(
            Id<EventStream> stream,
            RecentChanges.Head seen,
            T first,
            Supplier<T> look,
            Predicate<T> wanted) {
        var found = first;
        var head = seen;
        long end = System.nanoTime() + LONGEST;
        try {
            while (!wanted.test(found) && !head.over() && System.nanoTime() < end) {
                changes.await(head, Math.min(LOOK, end - System.nanoTime()));
                head = changes.head();
                found = look.get();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            waiting.remove(stream);
        }
        return found;
    }
}
