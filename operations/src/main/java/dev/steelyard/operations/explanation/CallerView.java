package dev.steelyard.operations.explanation;

import dev.steelyard.domain.permission.ManagementPermission;
import dev.steelyard.domain.reseller.Authority;
import java.util.Set;

/**
 * The caller of the management API as {@code GET /whoami} returns it, with authority and management
 * permissions.
 *
 * @param who {@code user:<id>} or {@code client:<id>}
 */
public record CallerView(String who, Authority authority, Set<ManagementPermission> permissions) {}
