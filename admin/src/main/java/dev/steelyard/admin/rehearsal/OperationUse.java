package dev.steelyard.admin.rehearsal;

import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.decision.DecisionCount;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.permission.PrincipalKind;
import dev.steelyard.domain.resource.ResourceServer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What was tried at one operation of an API, and how it went.
 *
 * @param client through which
 * @param principal whether it was for itself, or for users
 * @param operation method and path template; null: it isn't known, or a permission was asked for
 * @param permission what was needed; null: it isn't known, or nothing
 * @param allowed how many requests since {@code first}
 * @param refused the same
 * @param codes why, of those that were refused
 */
public record OperationUse(
        Id<ResourceServer> at,
        Id<Client> client,
        PrincipalKind principal,
        @Nullable String operation,
        @Nullable String permission,
        long allowed,
        long refused,
        Set<String> codes,
        Instant first,
        Instant last) {
    /** How many there are in an answer. */
    private static final int MOST = 1000;

    /** Of each client, kind of principal, operation and permission one; the latest first. */
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
        return kinds.values().stream().map(OperationUse::sum).limit(MOST).toList();
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
