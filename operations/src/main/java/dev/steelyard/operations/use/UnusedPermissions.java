package dev.steelyard.operations.use;

import dev.steelyard.domain.application.Application;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.permission.PrincipalKind;
import java.util.Set;

/**
 * The permissions that a principal holds and does not use.
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
