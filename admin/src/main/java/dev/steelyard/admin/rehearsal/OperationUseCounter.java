package dev.steelyard.admin.rehearsal;

import dev.steelyard.domain.decision.DecisionCount;
import dev.steelyard.operations.use.OperationUse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Counts the allowed and refused requests that guards reported, for each client and API operation.
 */
final class OperationUseCounter {
    /** The maximum count in an answer. */
    private static final int MAX = 1000;

    private OperationUseCounter() {}

    /** One for each client, kind of principal, operation and permission; the latest first. */
    static List<OperationUse> of(List<DecisionCount> counts) {
        var kinds = new LinkedHashMap<Object, List<DecisionCount>>();
        for (var count : counts) {
            var kind = new ArrayList<@Nullable Object>();
            kind.add(count.at());
            kind.add(count.principal().client());
            kind.add(count.principal().kind());
            kind.add(count.operation());
            kind.add(count.permission());
            kinds.computeIfAbsent(kind, _ -> new ArrayList<>()).add(count);
        }
        return kinds.values().stream().map(OperationUseCounter::sum).limit(MAX).toList();
    }

    private static OperationUse sum(List<DecisionCount> counts) {
        var one = counts.getFirst();
        var codes = new TreeSet<String>();
        long allowed = 0;
        long refused = 0;
        var first = one.first();
        for (var count : counts) {
            var code = count.code();
            if (code == null) {
                allowed += count.requests();
            } else {
                refused += count.requests();
                codes.add(code);
            }
            first = first.isBefore(count.first()) ? first : count.first();
        }
        return new OperationUse(
                one.at(),
                one.principal().client(),
                one.principal().kind(),
                one.operation(),
                one.permission(),
                allowed,
                refused,
                codes,
                first,
                one.last());
    }
}
