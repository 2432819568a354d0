package dev.steelyard.admin.role;

import dev.steelyard.admin.operation.OperationContext;
import dev.steelyard.domain.application.Application;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.permission.Ceiling;
import dev.steelyard.domain.permission.Role;
import dev.steelyard.domain.reseller.Reseller;
import dev.steelyard.operations.tenant.CeilingChange;
import dev.steelyard.operations.tenant.CeilingChange.ChangedRole;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Computes which permissions roles lose or regain when the ceiling (maximum set of permissions) of
 * a reseller or application changes.
 */
public final class CeilingEffectCalculator {
    private CeilingEffectCalculator() {}

    /**
     * The permissions that can be effective in an application: within its reseller's ceiling and
     * its own.
     */
    public static Set<String> below(OperationContext context, Application application) {
        var ceilings = context.tx().ceilings();
        return within(ceilings.of(application.reseller()), ceilings.of(application.id()));
    }

    /** The intersection. */
    public static Set<String> within(Set<String> one, Set<String> other) {
        var both = new TreeSet<>(one);
        both.retainAll(other);
        return both;
    }

    static CeilingChange ofApplication(
            OperationContext context, Application application, Ceiling after) {
        var had = below(context, application);
        var has = within(context.tx().ceilings().of(application.reseller()), after.permissions());
        var changed =
                context.roles(application.id()).stream()
                        .map(role -> cut(role, had, has))
                        .filter(role -> !role.blocked().isEmpty() || !role.restored().isEmpty())
                        .toList();
        var shown = changed.stream().limit(CeilingChange.MAX).toList();
        return new CeilingChange(after, shown, changed.size() - shown.size());
    }

    /**
     * Across the reseller's applications: only permissions within an application's own ceiling
     * change.
     */
    static CeilingChange ofReseller(
            OperationContext context, Id<Reseller> reseller, Ceiling ceiling) {
        var after = ceiling.permissions();
        var before = context.tx().ceilings().of(reseller);
        var moved = new TreeSet<>(before);
        moved.addAll(after);
        moved.removeAll(within(before, after));
        if (moved.isEmpty()) {
            return new CeilingChange(ceiling, List.of(), 0);
        }
        var roles = context.tx().roles().holding(reseller, moved, CeilingChange.MAX);
        int all =
                roles.size() < CeilingChange.MAX
                        ? roles.size()
                        : context.tx().roles().countHolding(reseller, moved);
        Map<Id<Application>, Set<String>> ceilings = new HashMap<>();
        var shown =
                roles.stream()
                        .map(
                                role -> {
                                    var own =
                                            ceilings.computeIfAbsent(
                                                    role.application(),
                                                    context.tx().ceilings()::of);
                                    return cut(role, within(before, own), within(after, own));
                                })
                        .toList();
        return new CeilingChange(ceiling, shown, all - shown.size());
    }

    private static ChangedRole cut(Role role, Set<String> had, Set<String> has) {
        var before = within(role.permissions(), had);
        var after = within(role.permissions(), has);
        var cut = new TreeSet<>(before);
        cut.removeAll(after);
        after.removeAll(before);
        return new ChangedRole(role, cut, after);
    }
}
