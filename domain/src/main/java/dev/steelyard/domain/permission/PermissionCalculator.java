package dev.steelyard.domain.permission;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Computes the effective permissions of a user or client as the intersection of its roles, the
 * ceilings and the permissions for its kind of principal. No other class does.
 */
public final class PermissionCalculator {
    private PermissionCalculator() {}

    /**
     * {@code roles ∩ ceilings ∩ allowed for this kind of principal}. The permission scopes of a
     * token cut it further, at the guard ({@link PermissionScopeFilter#cut}).
     *
     * @param catalogue the permissions of the resource server in question, by name
     * @return names in alphabetical order
     */
    public static Set<String> permissions(
            Collection<Role> roles,
            Set<String> resellerCeiling,
            Set<String> applicationCeiling,
            PrincipalKind kind,
            Map<String, Permission> catalogue) {
        var effective = new TreeSet<String>();
        for (var role : roles) {
            for (var name : role.permissions()) {
                var permission = catalogue.get(name);
                if (permission != null
                        && permission.holders().contains(kind)
                        && resellerCeiling.contains(name)
                        && applicationCeiling.contains(name)) {
                    effective.add(name);
                }
            }
        }
        return effective;
    }
}
