package dev.steelyard.admin.role;

import dev.steelyard.admin.operation.OperationContext;
import dev.steelyard.domain.permission.Role;
import java.util.Set;
import java.util.TreeSet;

/**
 * A role, and what of it does nothing now.
 *
 * @param struckOut what is in the role but above a ceiling: it comes back when the ceiling rises
 */
public record RoleView(Role role, Set<String> struckOut) {
    public static RoleView of(OperationContext act, Role role) {
        return of(role, CeilingEffects.below(act, act.application(role.application())));
    }

    /**
     * @param within both ceilings
     */
    public static RoleView of(Role role, Set<String> within) {
        var struckOut = new TreeSet<>(role.permissions());
        struckOut.removeAll(within);
        return new RoleView(role, struckOut);
    }
}
