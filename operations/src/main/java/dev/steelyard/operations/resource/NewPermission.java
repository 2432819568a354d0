package dev.steelyard.operations.resource;

import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.permission.PrincipalKind;
import dev.steelyard.domain.permission.Surface;
import dev.steelyard.domain.resource.ResourceServer;
import java.util.Set;

/** The content of a permission; see {@link dev.steelyard.domain.permission.Permission}. */
public record NewPermission(
        Id<ResourceServer> resourceServer,
        String label,
        Set<PrincipalKind> holders,
        Surface surface,
        boolean special) {}
