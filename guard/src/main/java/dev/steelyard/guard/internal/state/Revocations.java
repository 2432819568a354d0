package dev.steelyard.guard.internal.state;

import dev.steelyard.guard.principal.Revocation;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A bounded memory of recent token revocations, each until the revoked access tokens have expired.
 * Thread-safe. States hold the revocations of their principals too, and a revoking change makes
 * them stale: the states cover revocations that don't fit here.
 */
public final class Revocations {
    private static final Duration DROP_EVERY = Duration.ofSeconds(10);

    private record Name(Revocation.Kind kind, String value) {}

    /** About 170 bytes each. */
    private static final int MOST = 200_000;

    private final Map<Name, Instant> until = new ConcurrentHashMap<>();
    private final InstantSource clock;
    private final int most;
    private volatile Instant nextDrop = Instant.MIN;

    public Revocations(InstantSource clock) {
        this(clock, MOST);
    }

    /**
     * @param most the capacity
     */
    public Revocations(InstantSource clock, int most) {
        this.clock = clock;
        this.most = most;
    }

    /**
     * Adds a revocation; visible to every later {@link #contains}.
     *
     * @return false: there is no room
     */
    public boolean add(Revocation revocation) {
        dropEnded(clock.instant());
        if (until.size() >= most) return false;
        // Of two different ends the later one is valid.
        until.merge(
                new Name(revocation.kind(), revocation.value()),
                revocation.until(),
                (a, b) -> a.isAfter(b) ? a : b);
        return true;
    }

    private void dropEnded(Instant now) {
        // Not at each of thousands that arrive at once.
        if (now.isBefore(nextDrop)) return;
        nextDrop = now.plus(DROP_EVERY);
        until.values().removeIf(end -> end.isBefore(now));
    }

    /**
     * Whether the value is revoked. May be true for a while after {@code until}, which is harmless.
     */
    public boolean contains(Revocation.Kind kind, String value) {
        return !until.isEmpty() && until.containsKey(new Name(kind, value));
    }

    /** The number of revocations in memory. */
    public int size() {
        return until.size();
    }
}
