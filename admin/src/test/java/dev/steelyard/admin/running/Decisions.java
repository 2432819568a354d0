package dev.steelyard.admin.running;

import dev.steelyard.domain.decision.DecisionCount;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.principal.PrincipalRef;
import dev.steelyard.domain.resource.ResourceServer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reports of the guards of one API, as they are stored.
 *
 * @param at the API
 */
public record Decisions(Administration admin, Id<ResourceServer> at) {
    public static final String READ = "GET /{application}/documents";

    public static Decisions at(Administration admin, Catalogue catalogue) {
        return new Decisions(admin, new Id<>(catalogue.resourceServer()));
    }

    /** A decision that allowed a client's own request. */
    public void allowed(String client, String permission, long requests, Duration ago) {
        decided(client, null, READ, permission, null, requests, ago);
    }

    /** A decision that refused a client's own request: the permission was missing. */
    public void refused(String client, String permission, long requests, Duration ago) {
        decided(client, null, READ, permission, DecisionCount.PERMISSION_MISSING, requests, ago);
    }

    /**
     * A decision of any kind.
     *
     * @param ago when the last was; the first was an hour earlier
     */
    public void decided(
            String client,
            @Nullable String user,
            String operation,
            @Nullable String permission,
            @Nullable String code,
            long requests,
            Duration ago) {
        Instant now = admin.clock.instant();
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
        admin.store().write(tx -> tx.decisions().add(at, List.of(count), now));
    }
}
