package dev.steelyard.domain.user;

import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.permission.Role;
import dev.steelyard.domain.search.SearchText;
import org.jspecify.annotations.Nullable;

/**
 * A filter for the list of an application's members, by name, e-mail address and role. A null
 * component matches all.
 *
 * @param query part of the name, never of the address, which resellers don't see
 * @param email the whole address, known to those who invited the user
 * @param role a role of the membership
 */
public record MemberFilter(
        @Nullable SearchText query, @Nullable EmailAddress email, @Nullable Id<Role> role) {
    public static final MemberFilter ALL = new MemberFilter(null, null, null);
}
