package dev.steelyard.server.authorize.interaction;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;

/**
 * The login and consent steps that a user has completed in one authorization request, and the time
 * at which the request began. A login or consent that {@code prompt} or {@code max_age} demands is
 * asked for once in it, not again at each return to the authorization endpoint.
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
