package dev.steelyard.admin.rehearsal;

import dev.steelyard.admin.operation.OperationContext;
import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.decision.AffectedDecision;
import dev.steelyard.domain.decision.DecisionCount;
import dev.steelyard.domain.decision.DecisionCounts.Reach;
import dev.steelyard.domain.decision.DecisionCoverage;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.permission.ManagementPermission;
import dev.steelyard.domain.user.User;
import dev.steelyard.operations.rehearsal.RehearsalResult;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Finds the recent access decisions of guards that a planned change of roles or ceilings would
 * reverse.
 */
public final class ReversedDecisionFinder {
    /** The period that is considered. */
    private static final Duration WINDOW = Duration.ofDays(30);

    /** The maximum number of rows that are read: some seconds' work. */
    private static final int READ = 20_000;

    /** The maximum number of decisions in an answer. */
    private static final int MAX = 100;

    private ReversedDecisionFinder() {}

    /**
     * Rehearses a change of permissions.
     *
     * @param holder whose principals it could affect: an application, or a reseller for all of its
     *     applications; null: all
     * @param permissions that it gives or takes
     */
    public static RehearsalResult of(
            OperationContext context,
            @Nullable Id<?> holder,
            Set<String> permissions,
            PermissionEvaluator now,
            PermissionEvaluator then) {
        return of(
                context,
                new Reach(holder, null, permissions, null, since(context)),
                now::allow,
                then::allow);
    }

    public static RehearsalResult of(
            OperationContext context,
            Reach reach,
            Predicate<AffectedDecision> now,
            Predicate<AffectedDecision> then) {
        var touched = context.tx().decisions().touched(reach, READ);
        var refused = new ArrayList<DecisionCount>();
        var allowed = new ArrayList<DecisionCount>();
        for (var one : touched) {
            var count = one.count();
            if (count.allowed() && now.test(one) && !then.test(one)) {
                refused.add(count);
            } else if (DecisionCount.PERMISSION_MISSING.equals(count.code())
                    && !now.test(one)
                    && then.test(one)) {
                allowed.add(count);
            }
        }
        return new RehearsalResult(
                known(context, reach.since()),
                side(context, refused),
                side(context, allowed),
                touched.size() < READ);
    }

    /** The given time, or the later time of the first report by a guard. */
    private static Instant known(OperationContext context, Instant from) {
        var begun =
                context.tx().decisions().records().stream()
                        .map(DecisionCoverage::since)
                        .min(Comparator.naturalOrder())
                        .orElse(context.now());
        return begun.isAfter(from) ? begun : from;
    }

    public static Instant since(OperationContext context) {
        return context.now().minus(WINDOW);
    }

    private static RehearsalResult.Side side(OperationContext context, List<DecisionCount> counts) {
        Set<Id<Client>> clients = new HashSet<>();
        Set<Id<User>> users = new HashSet<>();
        long requests = 0;
        for (var count : counts) {
            var user = count.principal().user();
            if (user == null) {
                clients.add(count.principal().client());
            } else {
                users.add(user);
            }
            requests += count.requests();
        }
        var shown = counts.stream().filter(count -> mayList(context, count)).limit(MAX).toList();
        return new RehearsalResult.Side(
                clients.size(),
                users.size(),
                requests,
                counts.stream()
                        .map(DecisionCount::first)
                        .min(Comparator.naturalOrder())
                        .orElse(null),
                counts.isEmpty() ? null : counts.getFirst().last(),
                shown,
                counts.size() - shown.size());
    }

    private static boolean mayList(OperationContext context, DecisionCount count) {
        return context.actor()
                .holds(
                        count.principal().user() == null
                                ? ManagementPermission.CLIENTS_READ
                                : ManagementPermission.MEMBERS_READ);
    }
}
