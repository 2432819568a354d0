package dev.steelyard.domain.permission;

import java.util.Set;

/** The operator's template for roles. A role made from it is an independent copy. */
public record RoleTemplate(String name, String description, Set<String> permissions, long version) {
    public RoleTemplate {
        permissions = Set.copyOf(permissions);
    }
}
