package dev.steelyard.manage;

import dev.steelyard.domain.decision.DecisionCount;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.principal.PrincipalRef;
import dev.steelyard.domain.resource.ResourceServer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What guards of one API report.
 *
 * @param at the API
 */
record Decided(Steelyard steelyard, Id<ResourceServer> at) {
    static final String READ = "GET /{application}/documents";

    static Decided at(Steelyard steelyard, Platform platform) {
        return new Decided(steelyard, new Id<>(platform.resourceServer()));
    }

    /** Something that was allowed to a client for itself. */
    void allowed(String client, String permission, long requests, Duration ago) {
        decided(client, null, READ, permission, null, requests, ago);
    }

    /** Something that was refused for want of a permission. */
    void refused(String client, String permission, long requests, Duration ago) {
        decided(client, null, READ, permission, DecisionCount.PERMISSION_MISSING, requests, ago);
    }

    /**
     * Anything.
     *
     * @param ago when the last was; the first was an hour earlier
     */
    void decided(
            String client,
            @Nullable String user,
            String operation,
            @Nullable String permission,
            @Nullable String code,
            long requests,
            Duration ago) {
        Instant now = steelyard.clock.instant();
        var last = now.minus(ago);
        var count =
                new DecisionCount(
                        new PrincipalRef(new Id<>(client), user == null ? null : new Id<>(user)),
                        at,
                        operation,
                        permission,
                        code,
                        requests,
                        last.minus(Duration.ofHours(1)),
                        last);
        steelyard.store.write(tx -> tx.decisions().add(at, List.of(count), now));
    }
}
