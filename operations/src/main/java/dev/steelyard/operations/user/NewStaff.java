package dev.steelyard.operations.user;

import dev.steelyard.domain.permission.ManagementPermission;
import dev.steelyard.domain.reseller.Authority;
import java.util.Optional;
import java.util.Set;

/**
 * The permissions of a staff member.
 *
 * @param authority empty: the present one
 */
public record NewStaff(Optional<Authority> authority, Set<ManagementPermission> permissions) {}
