package dev.steelyard.operations.user;

import dev.steelyard.domain.application.Application;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.permission.Role;
import dev.steelyard.domain.user.Membership;
import dev.steelyard.domain.user.User;
import java.util.Set;

/**
 * A member of an application as the reseller's staff see it, with its roles there. It has no
 * address, other memberships or login methods (rule 9).
 */
public record Member(
        Id<User> user,
        Id<Application> application,
        String name,
        Set<Id<Role>> roles,
        long version) {
    public static Member of(Membership membership, User user) {
        return new Member(
                user.id(),
                membership.application(),
                user.name(),
                membership.roles(),
                membership.version());
    }
}
