package dev.steelyard.domain.link;

import dev.steelyard.domain.application.Application;
import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.permission.ManagementPermission;
import dev.steelyard.domain.permission.Role;
import dev.steelyard.domain.principal.BuiltInIds;
import dev.steelyard.domain.reseller.Authority;
import dev.steelyard.domain.secret.SecretHash;
import dev.steelyard.domain.user.EmailAddress;
import dev.steelyard.domain.user.User;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A single-use link by which a user becomes a member of an application, or staff. Exactly one of
 * {@code application} and {@code authority} is present.
 *
 * @param inviter its rights at the time of acceptance limit the invitation
 * @param email the invited address; null only for the first operator's link
 * @param attempts attempts to accept it; at {@link #MOST_ATTEMPTS} it ends
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
    /** An attempt reveals whether the address has an account, so attempts are limited. */
    public static final int MOST_ATTEMPTS = 10;

    /** An invitation is made and ended, never changed. */
    public static final long VERSION = 1;

    public Invitation {
        roles = Set.copyOf(roles);
        permissions = Set.copyOf(permissions);
    }

    /** Whether {@code user} made it as a member; invitations of staff are none. */
    public boolean isByMember(User user) {
        return inviter instanceof Inviter.Principal(var ref, var at)
                && user.id().equals(ref.user())
                && !at.equals(BuiltInIds.MANAGEMENT);
    }

    /** The client through which a member, or the client itself, made it; empty: staff did. */
    public Optional<Id<Client>> client() {
        return inviter instanceof Inviter.Principal(var ref, var at)
                        && !at.equals(BuiltInIds.MANAGEMENT)
                ? Optional.of(ref.client())
                : Optional.empty();
    }

    /** Whether it is for the address of {@code user}. */
    public boolean isTo(User user) {
        return email != null && email.normalised().equals(user.email().normalised());
    }
}
