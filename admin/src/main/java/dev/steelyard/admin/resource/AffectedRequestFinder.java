package dev.steelyard.admin.resource;

import dev.steelyard.admin.operation.OperationContext;
import dev.steelyard.admin.rehearsal.PermissionEvaluator;
import dev.steelyard.admin.rehearsal.ReversedDecisionFinder;
import dev.steelyard.domain.decision.AffectedDecision;
import dev.steelyard.domain.decision.DecisionCounts.Reach;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.resource.Operation;
import dev.steelyard.domain.resource.ResourceServer;
import dev.steelyard.operations.rehearsal.RehearsalResult;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds the recent requests to an API that would be decided differently if its operations were
 * replaced. A request that no new operation matches would be refused.
 */
final class AffectedRequestFinder {
    private final OperationContext context;
    private final Id<ResourceServer> at;
    private final Map<String, Optional<String>> before;
    private final Map<String, Optional<String>> after;
    private final PermissionEvaluator rights;

    AffectedRequestFinder(
            OperationContext context, Id<ResourceServer> at, List<Operation> operations) {
        this.context = context;
        this.at = at;
        this.before = needed(context.tx().resourceServers().operations(at));
        this.after = needed(operations);
        this.rights = PermissionEvaluator.now(context);
    }

    RehearsalResult rehearsed() {
        return ReversedDecisionFinder.of(
                context,
                new Reach(null, at, null, different(), ReversedDecisionFinder.since(context)),
                touched -> allows(before, touched),
                touched -> allows(after, touched));
    }

    private Set<String> different() {
        var different = new TreeSet<>(before.keySet());
        different.addAll(after.keySet());
        different.removeIf(name -> Objects.equals(before.get(name), after.get(name)));
        return different;
    }

    private boolean allows(Map<String, Optional<String>> operations, AffectedDecision touched) {
        var needed = operations.get(touched.count().operation());
        return needed != null
                && needed.map(permission -> rights.hold(touched, permission)).orElse(true);
    }

    /** The permission that each operation needs, if any, by method and path. */
    private static Map<String, Optional<String>> needed(List<Operation> operations) {
        var needed = new HashMap<String, Optional<String>>();
        for (var operation : operations) {
            needed.put(
                    operation.method() + " " + operation.path(),
                    Optional.ofNullable(operation.permission()));
        }
        return needed;
    }
}
