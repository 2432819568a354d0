package dev.steelyard.domain.permission;

import dev.steelyard.domain.application.Application;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.search.SearchText;
import java.util.Set;

/**
 * A named set of permissions of one application, which its clients and members can be given.
 *
 * @param permissions their names
 */
public record Role(
        Id<Role> id,
        Id<Application> application,
        String name,
        String description,
        Set<String> permissions,
        long version) {
    public Role {
        permissions = Set.copyOf(permissions);
    }

    /** A role of which only the permissions are known. */
    public static Role of(Id<Role> id, Id<Application> application, Set<String> permissions) {
        return new Role(id, application, "", "", permissions, 1);
    }

    /** The form that searches look through. */
    public String searched() {
        return SearchText.form(name, description);
    }
}
