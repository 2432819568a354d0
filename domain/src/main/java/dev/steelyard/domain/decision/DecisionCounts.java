package dev.steelyard.domain.decision;

import dev.steelyard.domain.application.Application;
import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.resource.ResourceServer;
import dev.steelyard.domain.user.User;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Stores how often guards allowed or refused requests, by principal, operation and outcome. There
 * is never a row for a single request.
 */
public interface DecisionCounts {
    /**
     * The maximum of rows for a principal, so that a guard that invents operations can't fill the
     * disk. Concurrent reports may exceed it, each by its rows.
     */
    int MOST = 500;

    /** How long rows are kept at least after their last decision. */
    Duration KEPT = Duration.ofDays(90);

    /**
     * Adds the counts that one API reported. Times in the future are taken for {@code now}.
     *
     * @param counts all at {@code at}; those of clients in no application, and of users who are no
     *     members of their client's, are left out
     */
    Added add(Id<ResourceServer> at, List<DecisionCount> counts, Instant now);

    /**
     * The outcome for the rows of a report.
     *
     * @param foreign left out: their principals don't exist, or have nothing to do there
     * @param dropped left out: their principals have {@link #MOST} already
     */
    record Added(int stored, int foreign, int dropped) {}

    /** The records of all APIs whose guards ever reported. */
    List<DecisionCoverage> records();

    /** Counts about {@code client}, and about users who acted through it; the latest first. */
    List<DecisionCount> of(Id<Client> client, int limit);

    /** Counts about a user through any client of {@code application}; the latest first. */
    List<DecisionCount> of(Id<User> user, Id<Application> application, int limit);

    /** The permissions that each of {@code clients} used for itself. */
    List<LastUse> lastUses(Collection<Id<Client>> clients);

    /** The permissions that each of {@code users} used through clients of {@code application}. */
    List<LastUse> lastUses(Id<Application> application, Collection<Id<User>> users);

    /** Decisions that a change might affect, the latest first. */
    List<AffectedDecision> touched(Reach reach, int limit);

    /**
     * The extent of a change. Suspended clients are left out.
     *
     * @param holder a client, an application, or a reseller for all of its own; null: all
     * @param at null: any API
     * @param permissions the required ones; null: any
     * @param operations the called ones; null: any
     * @param since leaves out earlier decisions
     */
    record Reach(
            @Nullable Id<?> holder,
            @Nullable Id<ResourceServer> at,
            @Nullable Collection<String> permissions,
            @Nullable Collection<String> operations,
            Instant since) {}
}
