package dev.steelyard.domain.user;

import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.permission.ManagementPermission;
import dev.steelyard.domain.reseller.Authority;
import java.util.Set;

/** A staff member of the operator or of a reseller, who is a user with management permissions. */
public record Staff(
        Id<User> user, Authority authority, Set<ManagementPermission> permissions, long version) {
    public Staff {
        permissions = Set.copyOf(permissions);
    }
}
