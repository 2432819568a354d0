package dev.steelyard.testkit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A clock that stands still until a test moves it. Wall and monotonic time move together.
 * Thread-safe.
 */
public final class MovableClock implements InstantSource {
    private static final Instant START = Instant.parse("2026-11-24T09:00:00Z");
    private static final long FIRST_NANOS = 5_000_000_000L;

    private final AtomicLong moved = new AtomicLong();

    @Override
    public Instant instant() {
        return START.plusNanos(moved.get());
    }

    /** Returns the monotonic time, as {@link System#nanoTime} does. */
    public long nanoTime() {
        return FIRST_NANOS + moved.get();
    }

    /** Returns the seconds since the epoch, as a JWT has them. */
    public long seconds() {
        return instant().getEpochSecond();
    }

    /**
     * @param by backward if it is negative
     */
    public void move(Duration by) {
        moved.addAndGet(by.toNanos());
    }
}
