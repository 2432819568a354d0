package dev.steelyard.domain.permission;

import java.util.Set;

/**
 * A named set of permissions that the operator offers for copying into the roles of applications. A
 * role made from it is an independent copy.
 */
public record RoleTemplate(String name, String description, Set<String> permissions, long version) {
    public RoleTemplate {
        permissions = Set.copyOf(permissions);
    }
}
