package dev.steelyard.domain.permission;

import java.util.Set;

/**
 * The maximum set of permissions that roles may grant within one reseller or one application. An
 * application's is within that of its reseller.
 *
 * @param permissions names; empty: nothing may be given
 * @param version 0: none was set yet
 */
public record Ceiling(Set<String> permissions, long version) {
    public Ceiling {
        permissions = Set.copyOf(permissions);
    }
}
