package dev.steelyard.domain.permission;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Limits the permissions of a user or client to those that are among the scopes of its token. */
public final class PermissionScopeFilter {
    /** OpenID Connect Core, sections 5.4 and 11. */
    public static final Set<String> IDENTITY =
            Set.of("openid", "profile", "email", "address", "phone", "offline_access");

    private PermissionScopeFilter() {}

    /**
     * The permission scopes among {@code scopes}: all that are not OpenID Connect's. A retired
     * permission remains one, so that a token with only that scope may do nothing, rather than
     * everything.
     */
    public static Set<String> permissionsIn(Collection<String> scopes) {
        var named = new LinkedHashSet<>(scopes);
        named.removeAll(IDENTITY);
        return named;
    }

    /** Limits {@code effective} to the permission scopes of a token, if it has any (rule 7). */
    public static Set<String> cut(Set<String> effective, Collection<String> scopes) {
        var named = permissionsIn(scopes);
        if (named.isEmpty()) {
            return effective;
        }
        for (var scope : List.copyOf(named)) {
            named.addAll(SignalScope.permissions(scope));
        }
        named.retainAll(effective);
        return named;
    }
}
