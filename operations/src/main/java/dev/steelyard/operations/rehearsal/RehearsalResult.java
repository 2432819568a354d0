package dev.steelyard.operations.rehearsal;

import dev.steelyard.domain.decision.DecisionCount;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The result of a dry run: recent access decisions of guards that the change would reverse, such as
 * requests that would be refused. They are decided again as if the change were made. Guards report
 * their decisions within a minute. The scopes of a token are taken as they were.
 *
 * @param since decisions before this instant are not considered
 * @param refused requests that were allowed, still are, and would be refused
 * @param allowed requests that were refused for a missing permission, still are, and would be
 *     allowed
 * @param complete whether all recorded decisions were considered; else only the latest
 */
public record RehearsalResult(Instant since, Side refused, Side allowed, boolean complete) {
    /**
     * The decisions that would change in one direction.
     *
     * @param clients the number of clients that act for themselves
     * @param users the number of users that clients act for
     * @param requests the number of requests
     * @param first time of the first request; before {@link RehearsalResult#since} where requests
     *     of one kind have gone on since
     * @param last time of the last request
     * @param shown the latest of each kind, at most 100; none that the actor may not list
     * @param more the number of others
     */
    public record Side(
            int clients,
            int users,
            long requests,
            @Nullable Instant first,
            @Nullable Instant last,
            List<DecisionCount> shown,
            int more) {}
}
