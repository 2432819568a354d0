package dev.steelyard.pages.consent;

import java.util.Comparator;
import java.util.List;

/**
 * The permissions that the consent page lists: those that the client requested as scopes, or all
 * that the user's roles give if it requested none.
 */
public sealed interface Access {
    /** The lines that a user takes in at a glance; the rest is one click away. */
    int AT_A_GLANCE = 8;

    List<Permission> permissions();

    /** The requested permissions; none: the client only wants to know who the user is. */
    record Named(List<Permission> permissions) implements Access {
        public Named {
            permissions = List.copyOf(permissions);
        }
    }

    /**
     * All permissions of the roles, today and as they change, since the client requested none by
     * name.
     */
    record Roles(List<Permission> permissions) implements Access {
        public Roles {
            permissions = List.copyOf(permissions);
        }
    }

    /** The lines always shown. Special ones come first and are never folded away. */
    default List<Permission> shown() {
        return sorted().subList(0, fold());
    }

    default List<Permission> folded() {
        return sorted().subList(fold(), permissions().size());
    }

    private List<Permission> sorted() {
        return permissions().stream()
                .sorted(Comparator.comparing(Permission::special).reversed())
                .toList();
    }

    private int fold() {
        int all = permissions().size();
        int special = (int) permissions().stream().filter(Permission::special).count();
        // Folding one or two lines away would hide more than it saves.
        return all <= AT_A_GLANCE + 2 ? all : Math.max(AT_A_GLANCE, special);
    }
}
