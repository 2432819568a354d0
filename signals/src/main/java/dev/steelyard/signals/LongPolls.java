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
 * Holds poll requests of event receivers open until an event arrives or a time limit ends (RFC
 * 8936, section 2.2). They are limited in number, with one request for each stream. Requests beyond
 * the limits are answered at once. Thread-safe.
 */
final class LongPolls {
    private static final int AT_ONCE = 16;

    /** Nanoseconds. */
    private static final long LONGEST = Duration.ofSeconds(20).toNanos();

    /**
     * Nanoseconds. Most events come with a change notification; the others are found by polling the
     * store.
     */
    private static final long LOOK = Duration.ofSeconds(1).toNanos();

    private final RecentChanges changes;
    private final Semaphore places = new Semaphore(AT_ONCE);
    private final Set<Id<EventStream>> waiting = ConcurrentHashMap.newKeySet();

    LongPolls(RecentChanges changes) {
        this.changes = changes;
    }

    /** Call it before the first look. */
    RecentChanges.Head now() {
        return changes.head();
    }

    /**
     * Repeats {@code look} until its result is {@code wanted}, or the time limit ends.
     *
     * @param seen head of the list of changes before the first look
     * @param first result of the first look
     * @return result of the last look
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
