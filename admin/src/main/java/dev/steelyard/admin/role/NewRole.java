package dev.steelyard.admin.role;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A role to make. What is null is taken from the template, whose permissions are copied.
 *
 * @param template the name of one of the operator's templates, or null
 */
public record NewRole(
        String name,
        @Nullable String description,
        @Nullable Set<String> permissions,
        @Nullable String template) {}
