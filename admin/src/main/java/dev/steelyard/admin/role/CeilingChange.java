package dev.steelyard.admin.role;

import dev.steelyard.domain.permission.Ceiling;
import dev.steelyard.domain.permission.Role;
import java.util.List;
import java.util.Set;

/**
 * A new ceiling, and what it does to the roles below it.
 *
 * @param ceiling the new one; of the version before, as long as it is only tried
 * @param roles of those that change what they allow, at most {@link CeilingEffects#MOST}, by id
 * @param moreRoles how many others do
 */
public record CeilingChange(Ceiling ceiling, List<CutRole> roles, int moreRoles) {
    CeilingChange of(Ceiling other) {
        return new CeilingChange(other, roles, moreRoles);
    }

    /**
     * @param cut what it allowed until now
     * @param restored what it allows again
     */
    public record CutRole(Role role, Set<String> cut, Set<String> restored) {}
}
