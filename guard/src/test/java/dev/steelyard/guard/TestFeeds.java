package dev.steelyard.guard;

import dev.steelyard.guard.feed.FeedSettings;
import dev.steelyard.testkit.MovableClock;

/** Feeds without their thread, on a clock that is moved by hand. */
public final class TestFeeds {
    private TestFeeds() {}

    public static GuardFeed unpolled(FeedSettings settings, MovableClock clock) {
        return new GuardFeed(settings, clock, clock::nanoTime);
    }
}
