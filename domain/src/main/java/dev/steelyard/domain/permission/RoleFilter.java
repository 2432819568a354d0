package dev.steelyard.domain.permission;

import dev.steelyard.domain.search.SearchText;
import org.jspecify.annotations.Nullable;

/**
 * A filter for the list of an application's roles, by search text and permission. A null component
 * matches all.
 *
 * @param query part of the name or description, or the start of the id
 * @param permission the name of a permission that the role holds, within the ceilings or not
 */
public record RoleFilter(@Nullable SearchText query, @Nullable String permission) {
    public static final RoleFilter ALL = new RoleFilter(null, null);
}
