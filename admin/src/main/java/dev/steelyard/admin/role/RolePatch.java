package dev.steelyard.admin.role;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What to change of a role; null stays as it is. */
public record RolePatch(
        @Nullable String name, @Nullable String description, @Nullable Set<String> permissions) {}
