package dev.steelyard.guard.state;

import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/**
 * The place in the list of changes up to which all that is known here is true, and when that was
 * last confirmed, on a monotonic clock. Slices may come from several tellers, late, twice and out
 * of order: what does not join to what was applied is refused. Thread-safe.
 */
public final class AppliedChanges {
    /** What no cache has heard of, so that it drops everything. */
    private static final List<String> EVERYTHING = List.of("unknown");

    private final List<LiveCache<?, ?>> caches;
    private final Revocations revocations;
    private final LongConsumer keysChanged;
    private final LongSupplier nanoTime;

    // Written with the lock held.
    private volatile boolean started;
    private volatile long applied;
    private volatile long head;
    private volatile long confirmedAt;

    /**
     * @param keysChanged is told the number of a change of the issuer's keys
     * @param nanoTime in nanoseconds, as {@link System#nanoTime}
     */
    public AppliedChanges(
            List<LiveCache<?, ?>> caches,
            Revocations revocations,
            LongConsumer keysChanged,
            LongSupplier nanoTime) {
        this.caches = List.copyOf(caches);
        this.revocations = revocations;
        this.keysChanged = keysChanged;
        this.nanoTime = nanoTime;
    }

    /**
     * Applies what of it is new.
     *
     * @param confirmed when the database was asked that confirmed {@code slice}, or earlier; on the
     *     monotonic clock
     * @return false: it does not join, or is no slice at all; ask again from {@link #place}
     */
    public synchronized boolean apply(Slice slice, long confirmed) {
        if (!slice.inOrder() || !joins(slice)) return false;
        boolean back = slice.reset() && slice.head() < applied;
        if (slice.reset() || !started) {
            startAfresh(slice.head());
        } else {
            slice.changes().stream().filter(c -> c.seq() > applied).forEach(this::apply);
            if (slice.end() > applied) applyAll(slice.end(), List.of());
        }
        head = Math.max(slice.head(), applied);
        // With less than all, the confirmation is of what is still to come.
        if (applied >= slice.head()) confirm(confirmed, back);
        return true;
    }

    /** Something happened of which only the number is understood. */
    public synchronized void applyUnknown(long seq) {
        if (seq <= applied) return;
        keysChanged.accept(seq);
        applyAll(seq, EVERYTHING);
    }

    private boolean joins(Slice slice) {
        if (!started) return true;
        if (slice.reset()) {
            // Back only on the word of whoever knows where this guard stands: numbers that went
            // back are another history, a store that was restored.
            return slice.head() >= applied || slice.after() == applied;
        }
        return slice.after() <= applied;
    }

    private void startAfresh(long from) {
        for (LiveCache<?, ?> cache : caches) cache.reset(from);
        keysChanged.accept(from);
        applied = from;
    }

    private void apply(Change change) {
        Revocation revoked = change.revoked();
        boolean remembered = revoked == null || revocations.add(revoked);
        if (change.keys().stream().anyMatch(key -> ChangeKeys.kind(key).equals("key"))) {
            keysChanged.accept(change.seq());
        }
        // Then the states have to say it, and it must be certain which.
        boolean certain = remembered || !change.keys().isEmpty();
        applyAll(change.seq(), certain ? change.keys() : EVERYTHING);
    }

    private void applyAll(long seq, List<String> keys) {
        for (LiveCache<?, ?> cache : caches) cache.changed(seq, keys);
        // Last: who sees the number finds nothing older.
        applied = seq;
    }

    private void confirm(long confirmed, boolean back) {
        long now = nanoTime.getAsLong();
        long at = confirmed - now > 0 ? now : confirmed;
        // What was confirmed of another history says nothing of this one.
        if (!started || back || at - confirmedAt > 0) confirmedAt = at;
        started = true;
    }

    /** The number of the last change that was applied; 0 before there was one. */
    public long applied() {
        return applied;
    }

    /** Where to go on; empty before anything was told. */
    public OptionalLong place() {
        return started ? OptionalLong.of(applied) : OptionalLong.empty();
    }

    /** The highest number that was told of, applied or not yet. */
    public long head() {
        return head;
    }

    /** How long ago it was last confirmed that nothing is missing. */
    public Duration silence() {
        // Before the first answer there was nothing but silence.
        if (!started) return Duration.ofSeconds(Long.MAX_VALUE);
        return Duration.ofNanos(Math.max(0, nanoTime.getAsLong() - confirmedAt));
    }
}
