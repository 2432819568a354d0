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
 * Stores counts of decisions: a row for each principal, operation and outcome, never one for a
 * request.
 */
public interface DecisionCounts {
    /**
     * How many rows a principal can have: a guard that makes up operations fills no disk. Reports
     * that come at the same moment may pass it by as many.
     */
    int MOST = 500;

    /** How long they are kept at least since their last time. */
    Duration KEPT = Duration.ofDays(90);

    /**
     * Adds what one API reported to what is there. Times that lie ahead are taken for {@code now}.
     *
     * @param counts all at {@code at}; those of clients in no application, and of users who are no
     *     members of their client's, are left out
     */
    Added add(Id<ResourceServer> at, List<DecisionCount> counts, Instant now);

    /**
     * What became of a report's rows.
     *
     * @param foreign left out: their principals don't exist, or have nothing to do there
     * @param dropped left out: their principals have {@link #MOST} already
     */
    record Added(int stored, int foreign, int dropped) {}

    /** Of each API whose guards ever reported. */
    List<DecisionRecord> records();

    /** About {@code client}, and about users who acted through it; the latest first. */
    List<DecisionCount> of(Id<Client> client, int limit);

    /** About a user, through whichever client of {@code application}; the latest first. */
    List<DecisionCount> of(Id<User> user, Id<Application> application, int limit);

    /** What each of {@code clients} itself used. */
    List<LastUse> lastUses(Collection<Id<Client>> clients);

    /** What each of {@code users} used through clients of {@code application}. */
    List<LastUse> lastUses(Id<Application> application, Collection<Id<User>> users);

    /** What a change might touch, the latest first. */
    List<Touched> touched(Reach reach, int limit);

    /**
     * How far a change goes. Clients that are suspended are out of it.
     *
     * @param holder a client, an application, or a reseller for all of its own; null: everybody's
     * @param at null: at whatever API
     * @param permissions what was needed; null: whatever it was
     * @param operations what was called; null: whatever it was
     * @param since leaves out what did not happen from then on
     */
    record Reach(
            @Nullable Id<?> holder,
            @Nullable Id<ResourceServer> at,
            @Nullable Collection<String> permissions,
            @Nullable Collection<String> operations,
            Instant since) {}
}
