package dev.steelyard.domain.manage;

import dev.steelyard.domain.permission.Role;
import java.util.List;
import java.util.Set;

/**
 * A new ceiling, and what it does to the roles below it.
 *
 * @param permissions the new ceiling
 * @param roles of those that change what they allow, at most {@link Cuts#MOST}, by id
 * @param moreRoles how many others do
 */
public record CeilingChange(Set<String> permissions, List<CutRole> roles, int moreRoles) {
    /**
     * @param cut what it allowed until now
     * @param restored what it allows again
     */
    public record CutRole(Role role, Set<String> cut, Set<String> restored) {}
}
