package dev.steelyard.admin.resource;

import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.permission.PrincipalKind;
import dev.steelyard.domain.permission.Surface;
import dev.steelyard.domain.resource.ResourceServer;
import java.util.Set;

/** A permission as it shall be; see {@link dev.steelyard.domain.permission.Permission}. */
public record NewPermission(
        String name,
        Id<ResourceServer> resourceServer,
        String label,
        Set<PrincipalKind> holders,
        Surface surface,
        boolean special) {}
