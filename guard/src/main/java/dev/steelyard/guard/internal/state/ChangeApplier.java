package dev.steelyard.guard.internal.state;

import dev.steelyard.guard.principal.Revocation;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/**
 * Applies numbered changes of permissions to the guard's caches, and tracks the last number and
 * when the caches were last confirmed to be current. Slices may come from several sources, late,
 * twice and out of order: a slice that leaves a gap is refused. Thread-safe.
 */
public final class ChangeApplier {
    /** A key that no cache knows, so that it drops everything. */
    private static final List<String> EVERYTHING = List.of("unknown");

    private final List<LiveCache<?, ?>> caches;
    private final Revocations revocations;
    private final LongConsumer keysChanged;
    private final LongSupplier nanoTime;

    // Written under the lock.
    private volatile boolean started;
    private volatile long applied;
    private volatile long head;
    private volatile long confirmedAt;

    /**
     * @param keysChanged gets the number of a change of the issuer's keys
     * @param nanoTime as {@link System#nanoTime}
     */
    public ChangeApplier(
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
     * Applies the new changes of a slice.
     *
     * @param confirmed the time of the query that confirmed {@code slice}, or an earlier one; on
     *     the monotonic clock
     * @return false: the slice leaves a gap or is invalid; ask again from {@link #place}
     */
    public synchronized boolean apply(ChangePage slice, long confirmed) {
        if (!slice.inOrder() || !joins(slice)) return false;
        boolean back = slice.reset() && slice.head() < applied;
        if (slice.reset() || !started) {
            startAfresh(slice.head());
        } else {
            slice.changes().stream().filter(c -> c.seq() > applied).forEach(this::apply);
            if (slice.end() > applied) applyAll(slice.end(), List.of());
        }
        head = Math.max(slice.head(), applied);
        // Before that, the confirmation covers changes still to come.
        if (applied >= slice.head()) confirm(confirmed, back);
        return true;
    }

    /** Applies a change of which only the number is understood. */
    public synchronized void applyUnknown(long seq) {
        if (seq <= applied) return;
        keysChanged.accept(seq);
        applyAll(seq, EVERYTHING);
    }

    private boolean joins(ChangePage slice) {
        if (!started) return true;
        if (slice.reset()) {
            // The head may go back only in an answer to this guard's own place: lower numbers mean
            // another history, a restored store.
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
        if (change.keys().stream().anyMatch(key -> ChangeKeyChecker.kind(key).equals("key"))) {
            keysChanged.accept(change.seq());
        }
        // Without memory of it the states must tell, so it must be certain which ones.
        boolean certain = remembered || !change.keys().isEmpty();
        applyAll(change.seq(), certain ? change.keys() : EVERYTHING);
    }

    private void applyAll(long seq, List<String> keys) {
        for (LiveCache<?, ?> cache : caches) cache.changed(seq, keys);
        // Last: a reader of the number finds nothing older.
        applied = seq;
    }

    private void confirm(long confirmed, boolean back) {
        long now = nanoTime.getAsLong();
        long at = confirmed - now > 0 ? now : confirmed;
        // The confirmation of another history does not count for this one.
        if (!started || back || at - confirmedAt > 0) confirmedAt = at;
        started = true;
    }

    /** The number of the last applied change; 0: none yet. */
    public long applied() {
        return applied;
    }

    /** The number from which to continue; empty: nothing applied yet. */
    public OptionalLong place() {
        return started ? OptionalLong.of(applied) : OptionalLong.empty();
    }

    /** The highest known number, applied or not. */
    public long head() {
        return head;
    }

    /** The time since the last confirmation that nothing is missing. */
    public Duration silence() {
        // no answer yet
        if (!started) return Duration.ofSeconds(Long.MAX_VALUE);
        return Duration.ofNanos(Math.max(0, nanoTime.getAsLong() - confirmedAt));
    }
}
