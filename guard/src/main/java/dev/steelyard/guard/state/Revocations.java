package dev.steelyard.guard.state;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What was revoked lately, remembered until it no longer matters. Thread-safe. Its size is bounded
 * by how much is revoked in the lifetime of a token: what has ended is dropped when something is
 * added.
 */
public final class Revocations {
    private static final Duration DROP_EVERY = Duration.ofSeconds(10);

    private record Name(Revocation.Kind kind, String value) {}

    private final Map<Name, Instant> until = new ConcurrentHashMap<>();
    private final InstantSource clock;
    private volatile Instant nextDrop = Instant.MIN;

    public Revocations(InstantSource clock) {
        this.clock = clock;
    }

    /** Remembers it; visible to every later {@link #contains}. */
    public void add(Revocation revocation) {
        dropEnded(clock.instant());
        // Told twice with different ends, the longer one counts.
        until.merge(
                new Name(revocation.kind(), revocation.value()),
                revocation.until(),
                (a, b) -> a.isAfter(b) ? a : b);
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
