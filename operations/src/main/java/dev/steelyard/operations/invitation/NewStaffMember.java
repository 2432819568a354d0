package dev.steelyard.operations.invitation;

import dev.steelyard.domain.permission.ManagementPermission;
import dev.steelyard.domain.reseller.Authority;
import dev.steelyard.domain.user.EmailAddress;
import java.util.Optional;
import java.util.Set;

/**
 * An invitation onto the staff.
 *
 * @param authority empty: the actor's own
 */
public record NewStaffMember(
        EmailAddress email, Optional<Authority> authority, Set<ManagementPermission> permissions) {}
