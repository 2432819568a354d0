package dev.steelyard.operations.explanation;

import dev.steelyard.domain.permission.ManagementPermission;
import dev.steelyard.domain.reseller.Authority;
import java.util.Set;

/**
 * A caller of the management API, with its authority and permissions.
 *
 * @param who {@code user:<id>} or {@code client:<id>}
 */
public record CallerView(String who, Authority authority, Set<ManagementPermission> permissions) {}
