package dev.steelyard.domain.link;

import dev.steelyard.domain.application.Application;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.permission.ManagementPermission;
import dev.steelyard.domain.permission.Role;
import dev.steelyard.domain.reseller.Authority;
import dev.steelyard.domain.secret.SecretHash;
import dev.steelyard.domain.user.EmailAddress;
import dev.steelyard.domain.user.User;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A single-use link by which a user becomes a member of an application, or staff. Exactly one of
 * {@code application} and {@code authority} is present.
 *
 * @param inviter can give no more than it holds when the invitation is accepted
 * @param email whom it is for; null only for the first operator's link
 * @param attempts how often somebody tried to accept it; at {@link #MOST_ATTEMPTS} it is over
 * @param used when it was accepted; null: not yet
 */
public record Invitation(
        Id<Invitation> id,
        SecretHash hash,
        Inviter inviter,
        @Nullable EmailAddress email,
        @Nullable Id<Application> application,
        Set<Id<Role>> roles,
        @Nullable Authority authority,
        Set<ManagementPermission> permissions,
        Instant expires,
        int attempts,
        @Nullable Instant used) {
    /** What is tried tells whether the address has an account: so it can't be tried for ever. */
    public static final int MOST_ATTEMPTS = 10;

    /** An invitation is made and ended, never changed. */
    public static final long VERSION = 1;

    public Invitation {
        roles = Set.copyOf(roles);
        permissions = Set.copyOf(permissions);
    }

    /** Whether it is for the address of {@code user}. */
    public boolean isTo(User user) {
        return email != null && email.normalised().equals(user.email().normalised());
    }
}
