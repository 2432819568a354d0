package dev.steelyard.admin.user;

import dev.steelyard.domain.application.Application;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.permission.Role;
import dev.steelyard.domain.user.Membership;
import dev.steelyard.domain.user.User;
import java.util.Set;

/**
 * A member of an application as its reseller sees it: never its address, its other memberships or
 * how it logs in (rule 9).
 */
public record Member(
        Id<User> user,
        Id<Application> application,
        String name,
        Set<Id<Role>> roles,
        long version) {
    static Member of(Membership membership, User user) {
        return new Member(
                user.id(),
                membership.application(),
                user.name(),
                membership.roles(),
                membership.version());
    }
}
