package dev.steelyard.admin.role;

import dev.steelyard.admin.operation.OperationContext;
import dev.steelyard.domain.permission.Role;
import dev.steelyard.operations.role.RoleView;
import java.util.Set;
import java.util.TreeSet;

/**
 * Converts roles to their form in the management API, with those permissions that the application
 * or reseller may not grant.
 */
public final class RoleViewConverter {
    private RoleViewConverter() {}

    public static RoleView of(OperationContext context, Role role) {
        return of(
                role,
                CeilingEffectCalculator.below(context, context.application(role.application())));
    }

    /**
     * @param ceiling the intersection of both ceilings
     */
    public static RoleView of(Role role, Set<String> ceiling) {
        var blocked = new TreeSet<>(role.permissions());
        blocked.removeAll(ceiling);
        return new RoleView(role, blocked);
    }
}
