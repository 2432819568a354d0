package dev.steelyard.domain.permission;

import java.util.Set;

/** The operator's pattern for roles; a role made from it is a copy and goes its own way. */
public record RoleTemplate(String name, String description, Set<String> permissions, long version) {
    public RoleTemplate {
        permissions = Set.copyOf(permissions);
    }
}
