package dev.steelyard.server.authorize.interaction;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;

/**
 * A user's passage through the pages of one request. What {@code prompt} and {@code max_age} ask
 * for is asked once in it, not again at each return to the dispatcher.
 */
public record Interaction(Instant started, Set<CompletedStep> done) {
    public Interaction {
        done = Set.copyOf(done);
    }

    /** A new interaction, without completed steps. */
    public static Interaction fresh(Instant now) {
        return new Interaction(now, Set.of());
    }

    public boolean has(CompletedStep what) {
        return done.contains(what);
    }

    public Interaction with(CompletedStep what) {
        var all = EnumSet.of(what);
        all.addAll(done);
        return new Interaction(started, all);
    }
}
