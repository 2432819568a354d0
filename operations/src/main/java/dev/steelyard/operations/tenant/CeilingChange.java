package dev.steelyard.operations.tenant;

import dev.steelyard.domain.permission.Ceiling;
import dev.steelyard.domain.permission.Role;
import java.util.List;
import java.util.Set;

/**
 * A new ceiling (maximum set of permissions) of a reseller or application, with the permissions
 * that roles lose or regain by it.
 *
 * @param ceiling the new one; in a dry run with the version before
 * @param roles those whose effect changes, at most {@link #MAX}, by id
 * @param moreRoles the number of others
 */
public record CeilingChange(Ceiling ceiling, List<ChangedRole> roles, int moreRoles) {
    /** The highest number of roles that an answer names. */
    public static final int MAX = 100;

    /**
     * @param blocked permissions that the role no longer gives
     * @param restored permissions that the role gives again
     */
    public record ChangedRole(Role role, Set<String> blocked, Set<String> restored) {}

    public CeilingChange with(Ceiling other) {
        return new CeilingChange(other, roles, moreRoles);
    }
}
