package dev.steelyard.operations.client;

import dev.steelyard.domain.permission.ManagementPermission;
import dev.steelyard.domain.reseller.Authority;
import java.util.Set;

/** A client of the management API to create, for client credentials. */
public record NewManagementClient(
        String name, Authority authority, Set<ManagementPermission> permissions) {}
