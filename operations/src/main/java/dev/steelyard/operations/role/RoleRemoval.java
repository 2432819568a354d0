package dev.steelyard.operations.role;

import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.link.Invitation;
import dev.steelyard.domain.permission.Role;
import dev.steelyard.domain.registration.InitialAccessToken;
import dev.steelyard.domain.user.User;
import java.util.List;

/**
 * A deleted role with the clients, members and invitations that lost it.
 *
 * @param invitations open invitations that would have given it
 * @param initialAccessTokens open tokens whose clients would have received it
 */
public record RoleRemoval(
        Role role,
        Holders<Client> clients,
        Holders<User> members,
        Holders<Invitation> invitations,
        Holders<InitialAccessToken> initialAccessTokens) {
    /** The highest number of ids that an answer names. */
    public static final int MAX = 100;

    /**
     * The holders of one kind.
     *
     * @param count of all of them
     * @param ids at most {@link #MAX}, in order; none where the actor may not list them
     */
    public record Holders<T>(int count, List<Id<T>> ids) {}
}
