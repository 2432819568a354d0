package dev.steelyard.operations.role;

import dev.steelyard.domain.permission.Role;
import java.util.Set;

/**
 * A role as the management API returns it, with those of its permissions that the application or
 * reseller may not grant.
 *
 * @param blocked permissions of the role above a ceiling; they have no effect until it rises
 */
public record RoleView(Role role, Set<String> blocked) {}
