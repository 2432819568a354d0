package dev.steelyard.operations.use;

import dev.steelyard.domain.application.Application;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.permission.PrincipalKind;
import java.util.Set;

/**
 * The permissions that a user or client has in an application and that no recent request needed.
 *
 * @param id of a client or a user
 * @param name the display name
 * @param permissions that are effective now
 */
public record UnusedPermissions(
        PrincipalKind kind,
        Id<?> id,
        String name,
        Id<Application> application,
        Set<String> permissions) {}
