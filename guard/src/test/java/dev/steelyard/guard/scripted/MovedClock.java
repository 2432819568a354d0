package dev.steelyard.guard.scripted;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that stands until it is moved; wall and monotonic time move together. */
public final class MovedClock implements InstantSource {
    private volatile Instant now = Instant.parse("2026-11-24T09:00:00Z");
    private volatile long nanos = 5_000_000_000L;

    @Override
    public Instant instant() {
        return now;
    }

    public long nanoTime() {
        return nanos;
    }

    public long seconds() {
        return now.getEpochSecond();
    }

    public void move(Duration by) {
        now = now.plus(by);
        nanos += by.toNanos();
    }
}
