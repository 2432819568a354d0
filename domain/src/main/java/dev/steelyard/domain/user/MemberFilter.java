package dev.steelyard.domain.user;

import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.permission.Role;
import dev.steelyard.domain.search.Search;
import org.jspecify.annotations.Nullable;

/**
 * Which members are wanted; null: whatever it is.
 *
 * @param query in its name, never in its address, which is not told
 * @param email its whole address: known to whoever invited it
 * @param role one that it has there
 */
public record MemberFilter(
        @Nullable Search query, @Nullable EmailAddress email, @Nullable Id<Role> role) {
    public static final MemberFilter ALL = new MemberFilter(null, null, null);
}
