package dev.steelyard.server;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that stands still until it is moved. Thread-safe. */
public final class MovedClock implements InstantSource {
    private volatile Instant now = Instant.parse("2026-11-24T09:00:00Z");

    @Override
    public Instant instant() {
        return now;
    }

    public void forward(Duration step) {
        now = now.plus(step);
    }
}
