package dev.steelyard.admin.invitation;

import dev.steelyard.domain.application.Application;
import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.reseller.Authority;
import dev.steelyard.domain.user.User;
import org.jspecify.annotations.Nullable;

/**
 * The membership or staff position that a user got by accepting an invitation.
 *
 * @param application null for staff
 * @param authority null for members
 * @param client through which the user was invited; null: staff invited it
 */
public record AcceptedInvitation(
        Id<User> user,
        @Nullable Id<Application> application,
        @Nullable Authority authority,
        @Nullable Id<Client> client) {}
