package dev.steelyard.domain.user;

import dev.steelyard.domain.application.Application;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.permission.Role;
import java.util.Set;

/** A user's membership of an application, with the user's roles there. */
public record Membership(
        Id<User> user, Id<Application> application, Set<Id<Role>> roles, long version) {
    public Membership {
        roles = Set.copyOf(roles);
    }
}
