package dev.steelyard.admin.rehearsal;

import dev.steelyard.domain.application.Application;
import dev.steelyard.domain.id.Id;
import java.util.Set;

/**
 * What a principal may do, and doesn't.
 *
 * @param id of a client or a user
 * @param name what people call it
 * @param permissions that are effective now
 */
public record UnusedPermissions(
        Id<?> id, String name, Id<Application> application, Set<String> permissions) {}
