package dev.steelyard.domain.permission;

import dev.steelyard.domain.search.Search;
import org.jspecify.annotations.Nullable;

/**
 * Which roles are wanted; null: whatever it is.
 *
 * @param query in its name or description, or how its id begins
 * @param permission the name of one that it holds, below the ceilings or not
 */
public record RoleFilter(@Nullable Search query, @Nullable String permission) {
    public static final RoleFilter ALL = new RoleFilter(null, null);
}
