package dev.steelyard.operations.user;

import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.permission.ManagementPermission;
import dev.steelyard.domain.reseller.Authority;
import dev.steelyard.domain.user.Staff;
import dev.steelyard.domain.user.User;
import java.util.Set;

/**
 * A staff member as other staff see it, with the organization that it acts for (the operator or a
 * reseller) and its management permissions.
 */
public record StaffMember(
        Id<User> user,
        String name,
        Authority authority,
        Set<ManagementPermission> permissions,
        long version) {
    public static StaffMember of(Staff staff, User user) {
        return new StaffMember(
                user.id(), user.name(), staff.authority(), staff.permissions(), staff.version());
    }
}
