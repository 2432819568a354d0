package dev.steelyard.guard.state;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What was revoked lately, remembered until it no longer matters, as far as there is room.
 * Thread-safe. States tell what was revoked of their principals, too, and a change that revokes
 * something makes them stale: what is not remembered here is found there.
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
     * @param most how many are remembered
     */
    public Revocations(InstantSource clock, int most) {
        this.clock = clock;
        this.most = most;
    }

    /**
     * Remembers it; visible to every later {@link #contains}.
     *
     * @return false: there is no room
     */
    public boolean add(Revocation revocation) {
        dropEnded(clock.instant());
        if (until.size() >= most) return false;
        // Told twice with different ends, the longer one counts.
        until.merge(
                new Name(revocation.kind(), revocation.value()),
                revocation.until(),
                (a, b) -> a.isAfter(b) ? a : b);
        return true;
    }

    private void dropEnded(Instant now) {
        // Not at each of thousands that come at once.
        if (now.isBefore(nextDrop)) return;
        nextDrop = now.plus(DROP_EVERY);
        until.values().removeIf(end -> end.isBefore(now));
    }

    /** Whether it was revoked. May say so a while after {@code until}, when it does not matter. */
    public boolean contains(Revocation.Kind kind, String value) {
        return !until.isEmpty() && until.containsKey(new Name(kind, value));
    }

    /** How many are remembered. */
    public int size() {
        return until.size();
    }
}
